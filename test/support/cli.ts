import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './house.js';

export interface Ran {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

export interface CliOptions {
  readonly as?: string;
  readonly input?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export interface TestCli {
  /** Where it keeps its sessions. */
  readonly state: string;
  /** Runs the command line from its sources, as somebody, against one API. */
  run(args: readonly string[], options?: CliOptions): Promise<Ran>;
  /** The same with `-o json`, parsed. */
  json<T>(args: readonly string[], options?: CliOptions): Promise<T>;
  remove(): void;
}

export function cliFor(url: string): TestCli {
  const state = mkdtempSync(join(tmpdir(), 'sluice-cli-'));
  const run = (args: readonly string[], options: CliOptions = {}) => runCli(args, { url, state, ...options });
  return {
    state,
    run,
    json: async <T>(args: readonly string[], options?: CliOptions) =>
      JSON.parse((await run(['-o', 'json', ...args], options)).out) as T,
    remove: () => {
      rmSync(state, { recursive: true, force: true });
    },
  };
}

function runCli(
  args: readonly string[],
  options: CliOptions & { readonly url: string; readonly state: string },
): Promise<Ran> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'client/cli/main.ts', ...args], {
    cwd: ROOT,
    env: {
      ...process.env,
      SLUICE_API: options.url,
      XDG_STATE_HOME: options.state,
      ...(options.as === undefined ? {} : { SLUICE_AS: options.as }),
      ...options.env,
    },
  });
  const text = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (text.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text.err += chunk.toString()));
  child.stdin.end(options.input ?? '');
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exit) => {
      resolve({ exit: exit ?? -1, ...text });
    });
  });
}
