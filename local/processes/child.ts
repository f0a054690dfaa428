import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { guard } from './guardian.js';

/** How long a process may take to stop when asked, in milliseconds; then it is killed. */
const STOP_MS = 10_000;

export interface ChildOptions {
  /** What it is called in messages. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** File that takes what it prints; it is appended to. */
  readonly log: string;
  readonly cwd?: string;
  readonly env?: { readonly [name: string]: string | undefined };
  /** Whether it gets an IPC channel. */
  readonly ipc?: boolean;
}

/** A process of ours, watched by the guardian. */
export interface Child {
  readonly name: string;
  readonly pid: number;
  readonly process: ChildProcess;
  /** Settles when the process has ended. */
  readonly ended: Promise<void>;
  /** Asks it to stop (SIGTERM), waits, kills it after 10 s. Safe to call more than once. */
  stop(): Promise<void>;
}

/** Starts a process in a session of its own, so that Ctrl-C reaches the launcher alone and it stops all in order. */
export async function startChild(options: ChildOptions): Promise<Child> {
  const started = spawnWithLog(options);
  await once(started, 'spawn');
  const { pid } = started;
  if (pid === undefined) throw new Error(`${options.name} did not start`);
  const release = guard(pid);
  const ended = once(started, 'exit').then(release);
  return { name: options.name, pid, process: started, ended, stop: () => stop(started, ended) };
}

function spawnWithLog(options: ChildOptions): ChildProcess {
  const log = openSync(options.log, 'a', 0o600);
  const spawnOptions: SpawnOptions = {
    detached: true,
    stdio: ['ignore', log, log, options.ipc === true ? 'ipc' : 'ignore'],
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.env === undefined ? {} : { env: options.env }),
  };
  try {
    return spawn(options.command, options.args, spawnOptions);
  } finally {
    closeSync(log);
  }
}

async function stop(started: ChildProcess, ended: Promise<void>): Promise<void> {
  if (started.exitCode !== null || started.signalCode !== null) return;
  started.kill('SIGTERM');
  const timer = setTimeout(() => started.kill('SIGKILL'), STOP_MS);
  await ended;
  clearTimeout(timer);
}

/** The last lines of a log, for an error message. */
export function tailOf(log: string, lines = 12): string {
  try {
    return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-lines).join('\n');
  } catch {
    return '(no log)';
  }
}
