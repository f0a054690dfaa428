import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { constants } from 'node:os';
import { ROOT } from '../../local/source-process.js';

/** A command of the repository, run as a person would: through npm. */
export interface Run {
  readonly process: ChildProcess;
  /** Everything it has printed so far, on both streams. */
  readonly output: () => string;
  /** Its exit code as a shell says it: 128 and the signal's number where a signal ended it. */
  readonly ended: Promise<number>;
  /** Every process that was started below it and runs now, wherever it belongs to by now. */
  readonly descendants: () => readonly string[];
}

/**
 * Runs `npm run <script>` with these variables, which name the folders it may use. It is marked by an environment variable of its own, which everything below it inherits.
 */
export function npmRun(args: readonly string[], variables: NodeJS.ProcessEnv = {}): Run {
  const mark = `SLUICE_TEST_RUN=${process.pid}-${Date.now()}`;
  const [name = '', value = ''] = mark.split('=');
  const started = spawn('npm', ['run', ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    // A group of its own, so that the test can do what Ctrl-C does: signal all of the foreground group.
    detached: true,
    env: { ...process.env, ...variables, [name]: value },
  });
  let output = '';
  for (const stream of [started.stdout, started.stderr])
    stream.on('data', (part: Buffer) => (output += part.toString()));
  const ended = once(started, 'close').then(([code, signal]) =>
    exitCode(code as number | null, signal as Signal),
  );
  const folders = Object.values(variables).filter((value) => value !== undefined);
  return { process: started, output: () => output, ended, descendants: () => processesOf(mark, folders) };
}

type Signal = NodeJS.Signals | null;

const exitCode = (code: number | null, signal: Signal): number =>
  code ?? 128 + (signal === null ? 0 : constants.signals[signal]);

/** What a terminal does on Ctrl-C. */
export function pressCtrlC({ process: { pid } }: Run): void {
  if (pid !== undefined) process.kill(-pid, 'SIGINT');
}

/** Redis writes its title over its environment; what gives it away is the folder it works in. */
function processesOf(mark: string, folders: readonly string[]): readonly string[] {
  const isMarked = (pid: string) => read(`/proc/${pid}/environ`).split('\0').includes(mark);
  const worksThere = (pid: string) => folders.some((folder) => folderOf(pid).startsWith(folder));
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.filter((pid) => isMarked(pid) || worksThere(pid)).map(commandOf);
}

const commandOf = (pid: string): string => `${pid} ${read(`/proc/${pid}/cmdline`).replaceAll('\0', ' ')}`;

function folderOf(pid: string): string {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return '';
  }
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
