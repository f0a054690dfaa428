/** Something about this machine or a process on it that a person has to know; the message is written for them. */
export class LocalFailure extends Error {
  override readonly name: string = 'LocalFailure';
}

/** The person asked us to stop. */
export class Interrupted extends LocalFailure {
  override readonly name = 'Interrupted';
  /** What the shell expects of a process that ends by this signal. */
  readonly exitCode: number;

  constructor(signal: string, exitCode: number) {
    super(`stopped by ${signal}`);
    this.exitCode = exitCode;
  }
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
