import type { Command } from 'commander';
import { createApi, type Api } from './api.js';
import { CliFailure } from './failure.js';
import { EXIT, type ExitCode } from './exit.js';
import { createOutput, type Format, type Output } from './output.js';
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
export const run =
  <A extends readonly unknown[]>(action: Action<A>) =>
  async (...args: [...A, ...unknown[]]): Promise<void> => {
    const options = (args.at(-1) as Command).optsWithGlobals<GlobalOptions>();
    try {
      process.exitCode = (await action(createCli(options), ...(args as unknown as A))) ?? EXIT.ok;
    } catch (error) {
      process.exitCode = report(error, options.output);
    }
  };

function createCli(options: GlobalOptions): Cli {
  const config = { url: options.api.replace(/\/$/, ''), as: options.as, sessions: sessionFile(process.env) };
  const streams = {
    out: (text: string) => void process.stdout.write(text),
    err: (text: string) => void process.stderr.write(text),
    isLive: process.stderr.isTTY,
  };
  return { api: createApi(config), out: createOutput(options.output, streams) };
}

function report(error: unknown, format: Format): ExitCode {
  if (!(error instanceof CliFailure)) throw error;
  const text =
    format === 'text'
      ? errorText(error)
      : safeJson(error.problem ?? { detail: error.message, next: error.next });
  process.stderr.write(`${text}\n`);
  return error.exit;
}

function errorText(error: CliFailure): string {
  const fields = (error.problem?.errors ?? []).map(({ pointer, detail }) => `  ${pointer}: ${detail}`);
  const next = error.next === '' ? [] : [`next: ${error.next}`];
  return clean([`error: ${error.message}`, ...(fields.length > 1 ? fields : []), ...next].join('\n'));
}
