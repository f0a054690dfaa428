import { Interrupted, LocalFailure } from './failure.js';
import { reportToStderr, type Attempt } from './report.js';

/** Signals that ask a process to stop, and what its exit code says then. */
const STOP_SIGNALS = { SIGINT: 130, SIGTERM: 143, SIGHUP: 129 } as const;

export interface Launch extends Attempt {
  /** Breaks everything off. */
  readonly onLost: (failure: LocalFailure) => void;
}

/**
 * Runs the main function of a command. The first Ctrl-C aborts its signal and leaves it the time to clean up; the
 * second one ends the process at once and leaves the cleaning to the guardian. Sets the exit code.
 */
export async function launch(main: (launch: Launch) => Promise<void>): Promise<void> {
  const stop = new AbortController();
  for (const [signal, code] of Object.entries(STOP_SIGNALS)) {
    process.on(signal, () => {
      if (stop.signal.aborted) process.exit(code);
      stop.abort(new Interrupted(signal, code));
    });
  }
  const onLost = (failure: LocalFailure) => stop.abort(failure);
  await main({ report: reportToStderr, signal: stop.signal, onLost }).catch(explain);
}

function explain(error: unknown): void {
  process.exitCode = error instanceof Interrupted ? error.exitCode : 1;
  // A stack says something only where the message was not written for a person.
  const text =
    error instanceof LocalFailure ? error.message : error instanceof Error ? error.stack : String(error);
  reportToStderr(`\n${text ?? 'unknown failure'}`);
}
