/** Takes one line of progress for the person who waits. */
export type Report = (line: string) => void;

/** Progress goes to stderr, line by line, with or without a terminal: stdout belongs to results. */
export const reportToStderr: Report = (line) => void process.stderr.write(`${line}\n`);

/** What everything that may take long is given. */
export interface Attempt {
  readonly report: Report;
  /** Aborted when the person has had enough. */
  readonly signal: AbortSignal;
}

/** An attempt that nobody can break off. */
export const patiently = (): Attempt => ({ report: reportToStderr, signal: new AbortController().signal });
