import type { ProblemBody } from '../http/wire/problem.js';
import { EXIT, type ExitCode } from './exit.js';

export interface CliFailureParts {
  readonly exit: ExitCode;
  /** What is wrong. */
  readonly message: string;
  /** The command to type next; empty where the message says it. */
  readonly next?: string;
  /** What the API said, for `-o json`. */
  readonly problem?: ProblemBody;
}

/** A command that did not do what it was asked; it ends with this exit code. */
export class CliFailure extends Error {
  override readonly name = 'CliFailure';
  readonly exit: ExitCode;
  readonly next: string;
  readonly problem: ProblemBody | undefined;

  constructor(parts: CliFailureParts) {
    super(parts.message);
    this.exit = parts.exit;
    this.next = parts.next ?? '';
    this.problem = parts.problem;
  }
}

/** An option or a file is wrong; `option` names it. Without `next` it is the help of the command that ran. */
export const usage = (option: string, detail: string, next = ''): CliFailure =>
  new CliFailure({ exit: EXIT.usage, message: `${option}: ${detail}`, next });

/** The value of an option that must be there and say something; throws `CliFailure`. */
export function needed(option: string, value: string | undefined): string {
  if (value !== undefined && value.trim() !== '') return value;
  throw usage(option, 'is needed');
}
