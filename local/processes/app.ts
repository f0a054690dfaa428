import { join } from 'node:path';
import { LocalFailure } from '../failure.js';
import type { Attempt } from '../report.js';
import { ROOT, sourceArgs } from '../source-process.js';
import { startChild, type Running } from './child.js';
import { untilReady } from './ready.js';

/** The worker bundles its workflows before it is up. */
const START_MS = 60_000;

export interface AppOptions {
  readonly name: string;
  /** Main file, from the repository's root. */
  readonly main: string;
  /** Folder of its log. */
  readonly logs: string;
  /** Its settings. */
  readonly variables: { readonly [name: string]: string | undefined };
  readonly attempt: Attempt;
}

/** Starts one of our own processes from source and waits until it says `ready` over its IPC channel. */
export async function startApp(options: AppOptions): Promise<Running> {
  let ready = false;
  const child = await startChild({
    name: options.name,
    command: process.execPath,
    args: sourceArgs(options.main),
    cwd: ROOT,
    log: join(options.logs, `${options.name}.log`),
    env: { ...process.env, TZ: 'UTC', ...options.variables },
    onMessage: (message) => (ready ||= message === 'ready'),
  });
  const { signal } = options.attempt;
  const probe = () => (ready ? Promise.resolve() : Promise.reject(new LocalFailure('not ready')));
  await untilReady({ child, withinMs: START_MS, signal, probe });
  return child;
}
