import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { basename } from 'node:path';
import { createInterface } from 'node:readline';
import { stripVTControlCharacters } from 'node:util';
import type { Attempt } from '../report.js';
import { guard } from '../processes/guardian.js';
import { LocalFailure } from '../failure.js';

const HEARTBEAT_MS = 10_000;
const LINES_KEPT = 40;

export interface Tool {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd?: string;
  /** Added to the environment of this process. */
  readonly env?: { readonly [name: string]: string };
  /** How long it may be silent before it counts as hung, in milliseconds. */
  readonly silentMs: number;
  /** How long it may take to stop when asked, in milliseconds. Default 0: it is killed, it leaves nothing half done. */
  readonly graceMs?: number;
}

/** A tool said nothing for longer than it may. */
export class Silent extends LocalFailure {
  override readonly name = 'Silent';
}

/**
 * Runs a tool to its end and gives back what it printed (its last 40 lines). While it works, its last line is reported
 * every 10 s. Throws when it fails, is silent for too long, or the attempt is aborted; then all it started is stopped.
 */
export async function runTool(tool: Tool, attempt: Attempt): Promise<string> {
  attempt.signal.throwIfAborted();
  const started = spawnTool(tool);
  const lines: string[] = [];
  const watch = watchSilence(tool, started);
  follow(started, (line) => {
    keep(lines, line);
    watch.touch();
  });
  const heartbeat = reportRegularly(tool, lines, attempt);
  const abort = () => stopGroup(tool, started);
  attempt.signal.addEventListener('abort', abort);
  try {
    await ended(started);
    attempt.signal.throwIfAborted();
    if (watch.hung()) throw new Silent(`${tool.command} was silent for ${tool.silentMs / 1000} s`);
    if (started.exitCode !== 0) throw new LocalFailure(`${tool.command} failed: ${complaint(lines)}`);
    return lines.join('\n');
  } finally {
    watch.stop();
    clearInterval(heartbeat);
    attempt.signal.removeEventListener('abort', abort);
  }
}

/** The last lines that say something; a bare name of a file or package is only progress. */
function complaint(lines: readonly string[]): string {
  const sentences = lines.filter((line) => line.trim().includes(' '));
  return (sentences.length > 0 ? sentences : lines).slice(-3).join(' | ').slice(0, 300);
}

function spawnTool(tool: Tool): ChildProcess {
  return spawn(tool.command, tool.args, {
    // A group of its own: it is stopped together with what it starts, and Ctrl-C does not cut it in half.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...tool.env },
    ...(tool.cwd === undefined ? {} : { cwd: tool.cwd }),
  });
}

async function ended(started: ChildProcess): Promise<void> {
  const release = started.pid === undefined ? undefined : guard(started.pid);
  try {
    await once(started, 'close');
  } finally {
    release?.();
  }
}

function follow(started: ChildProcess, onLine: (line: string) => void): void {
  for (const stream of [started.stdout, started.stderr]) {
    if (stream === null) continue;
    createInterface(stream).on('line', (line) => onLine(stripVTControlCharacters(line)));
  }
}

function keep(lines: string[], line: string): void {
  lines.push(line);
  if (lines.length > LINES_KEPT) lines.shift();
}

function watchSilence(tool: Tool, started: ChildProcess) {
  let hung = false;
  const timer = setTimeout(() => {
    hung = true;
    stopGroup(tool, started);
  }, tool.silentMs);
  return { touch: () => timer.refresh(), hung: () => hung, stop: () => clearTimeout(timer) };
}

function reportRegularly(tool: Tool, lines: readonly string[], attempt: Attempt): NodeJS.Timeout {
  const since = Date.now();
  return setInterval(() => {
    const seconds = Math.round((Date.now() - since) / 1000);
    attempt.report(`  ${basename(tool.command)}, for ${seconds} s now: ${(lines.at(-1) ?? '').slice(0, 90)}`);
  }, HEARTBEAT_MS);
}

function stopGroup(tool: Tool, started: ChildProcess): void {
  if (tool.graceMs !== undefined) signalGroup(started, 'SIGTERM');
  const timer = setTimeout(() => signalGroup(started, 'SIGKILL'), tool.graceMs ?? 0);
  started.once('close', () => clearTimeout(timer));
}

function signalGroup(started: ChildProcess, signal: NodeJS.Signals): void {
  if (started.pid === undefined || started.exitCode !== null || started.signalCode !== null) return;
  process.kill(-started.pid, signal);
}
