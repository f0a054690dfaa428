import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { invariant } from '../../domain/failure.js';
import { LocalFailure } from '../failure.js';
import { guard } from './guardian.js';

/** How long a process may take to stop when asked, in milliseconds; then it is killed. */
const STOP_MS = 5_000;

/** Something that runs until it is stopped. */
export interface Running {
  readonly pid: number;
  /** Settles when it has ended, asked or not. */
  readonly ended: Promise<void>;
  /** Asks it to stop, waits, kills it after 5 s. Safe to call more than once. */
  stop(): Promise<void>;
}

export interface ChildOptions {
  /** What it is called in messages. */
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** File that takes what it prints; it is appended to. */
  readonly log: string;
  readonly cwd?: string;
  /** Default the environment of this process. */
  readonly env?: { readonly [name: string]: string | undefined };
  /** Called with what it sends over its IPC channel; without it there is none. */
  readonly onMessage?: (message: unknown) => void;
}

/** A process of ours, watched by the guardian. */
export interface Child extends Running {
  readonly name: string;
  readonly log: string;
  isRunning(): boolean;
}

/** Starts a process in a session of its own, so that Ctrl-C reaches the launcher alone and it stops all in order. */
export async function startChild(options: ChildOptions): Promise<Child> {
  const started = spawnWithLog(options);
  if (options.onMessage !== undefined) started.on('message', options.onMessage);
  await once(started, 'spawn').catch((cause: unknown) => {
    throw new LocalFailure(`cannot start ${options.name} (${options.command})`, { cause });
  });
  const { pid } = started;
  invariant(pid !== undefined, 'a process that was spawned has a pid');
  const release = guard(pid);
  const ended = once(started, 'exit').then(release);
  const isRunning = () => started.exitCode === null && started.signalCode === null;
  const stop = () => stopChild(started, pid, ended);
  return { name: options.name, log: options.log, pid, ended, isRunning, stop };
}

function spawnWithLog(options: ChildOptions): ChildProcess {
  const log = openSync(options.log, 'a', 0o600);
  try {
    return spawn(options.command, options.args, {
      detached: true,
      stdio: ['ignore', log, log, options.onMessage === undefined ? 'ignore' : 'ipc'],
      ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
      ...(options.env === undefined ? {} : { env: options.env }),
    });
  } finally {
    closeSync(log);
  }
}

async function stopChild(started: ChildProcess, pid: number, ended: Promise<void>): Promise<void> {
  if (started.exitCode !== null || started.signalCode !== null) return;
  started.kill('SIGTERM');
  const timer = setTimeout(() => process.kill(-pid, 'SIGKILL'), STOP_MS);
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
