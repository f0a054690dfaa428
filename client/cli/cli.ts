import type { Command } from 'commander';
import { createApi, type Api } from './api.js';
import { CliFailure } from './failure.js';
import { EXIT, type ExitCode } from './exit.js';
import { createOutput, type Format, type Output } from './output.js';
import type { Io } from './io.js';
import { sessionFile } from './session-file.js';
import { clean, safeJson } from './text/clean.js';
import { typed, wordsOf } from './typed.js';

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
    const command = args.at(-1) as Command;
    const options = command.optsWithGlobals<GlobalOptions>();
    try {
      done((await action(createCli(options, io), ...(args as unknown as A))) ?? EXIT.ok);
    } catch (error) {
      done(report(error, command, { format: options.output, io }));
    }
  };

function createCli(options: GlobalOptions, io: Io): Cli {
  const config = { url: options.api.replace(/\/$/, ''), as: options.as, sessions: sessionFile(io.variables) };
  return { api: createApi(config), out: createOutput(options.output, io) };
}

function report(
  error: unknown,
  command: Command,
  { format, io }: { readonly format: Format; readonly io: Io },
): ExitCode {
  if (!(error instanceof CliFailure)) throw error;
  const next = nextOf(error, command);
  const told = error.problem ?? { detail: error.message, next };
  io.err(`${format === 'text' ? errorText(error, command, next) : safeJson(told)}\n`);
  return error.exit;
}

/** What was typed wrong is looked up in the help of the command it was typed for. */
function nextOf({ next, exit, problem }: CliFailure, command: Command): string {
  const mistyped = exit === EXIT.usage && (problem === undefined || problem.errors.length > 0);
  return next === '' && mistyped ? `${wordsOf(command)} --help` : next;
}

function errorText({ message, problem }: CliFailure, command: Command, next: string): string {
  const errors = (problem?.errors ?? []).map((error) => ({ ...error, name: typed(command, error.pointer) }));
  const headline = errors.reduce((text, { pointer, name }) => text.replace(pointer, () => name), message);
  const fields = errors.length > 1 ? errors.map(({ name, detail }) => `  ${name}: ${detail}`) : [];
  return clean([`error: ${headline}`, ...fields, ...(next === '' ? [] : [`next: ${next}`])].join('\n'));
}
