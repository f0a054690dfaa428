import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCli } from '../../client/cli/run.js';

export interface Ran {
  readonly exit: number;
  readonly out: string;
  readonly err: string;
}

export interface CliOptions {
  /** Who types. */
  readonly as?: string;
}

export interface TestCli {
  /** Where it keeps its sessions. */
  readonly state: string;
  /** Runs a command line against one API, in this process. */
  run(args: readonly string[], options?: CliOptions): Promise<Ran>;
  /** The same with `-o json`, parsed. */
  json<T>(args: readonly string[], options?: CliOptions): Promise<T>;
  remove(): void;
}

export function cliFor(url: string): TestCli {
  const state = mkdtempSync(join(tmpdir(), 'sluice-cli-'));
  const run = async (args: readonly string[], { as }: CliOptions = {}): Promise<Ran> => {
    const text = { out: '', err: '' };
    const exit = await runCli(args, {
      variables: { SLUICE_API: url, SLUICE_AS: as, XDG_STATE_HOME: state },
      out: (more) => (text.out += more),
      err: (more) => (text.err += more),
      isLive: false,
    });
    return { exit, ...text };
  };
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
