import type { Command } from 'commander';
import { createApi, type Api } from './api.js';
import { CliFailure } from './failure.js';
import { EXIT, type ExitCode } from './exit.js';
import { createOutput, type Format, type Output } from './output.js';
import type { Io } from './io.js';
import { sessionFile } from './session-file.js';
import { clean, safeJson } from './text/clean.js';

/** What a command works with. */
export interface Cli {
  readonly api: Api;
  readonly out: Output;
}

export interface GlobalOptions {
  readonly api: string;
  readonly as?: string;
  readonly output: Format;
}

/** What a command does; it ends with 0 unless it says otherwise. Arguments are those of commander's action. */
type Action<A extends readonly unknown[]> = (cli: Cli, ...args: A) => Promise<ExitCode | undefined>;

/** Wraps a command: gives it what it works with, and turns what it throws into a message and an exit code. */
export type Run = <A extends readonly unknown[]>(
  action: Action<A>,
) => (...args: [...A, ...unknown[]]) => Promise<void>;

/** `done` gets the exit code of the command that ran. */
export const createRun =
  (io: Io, done: (exit: ExitCode) => void): Run =>
  <A extends readonly unknown[]>(action: Action<A>) =>
  async (...args: [...A, ...unknown[]]) => {
    const options = (args.at(-1) as Command).optsWithGlobals<GlobalOptions>();
    try {
      done((await action(createCli(options, io), ...(args as unknown as A))) ?? EXIT.ok);
    } catch (error) {
      done(report(error, options.output, io));
    }
  };

function createCli(options: GlobalOptions, io: Io): Cli {
  const config = { url: options.api.replace(/\/$/, ''), as: options.as, sessions: sessionFile(io.variables) };
  return { api: createApi(config), out: createOutput(options.output, io) };
}

function report(error: unknown, format: Format, io: Io): ExitCode {
  if (!(error instanceof CliFailure)) throw error;
  const told = error.problem ?? { detail: error.message, next: error.next };
  io.err(`${format === 'text' ? errorText(error) : safeJson(told)}\n`);
  return error.exit;
}

function errorText(error: CliFailure): string {
  const fields = (error.problem?.errors ?? []).map(({ pointer, detail }) => `  ${pointer}: ${detail}`);
  const next = error.next === '' ? [] : [`next: ${error.next}`];
  return clean([`error: ${error.message}`, ...(fields.length > 1 ? fields : []), ...next].join('\n'));
}
