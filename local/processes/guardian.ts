import { spawn, type ChildProcess } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Makes sure that no process of ours outlives us, not even when we are killed with -9: a shell of one megabyte holds
 * the other end of a pipe and stops what it was told of when the pipe closes.
 */
const SCRIPT = fileURLToPath(new URL('./guardian.sh', import.meta.url));

let guardian: ChildProcess | undefined;

/** Watches over a process we started; the function returned is to be called when it has ended. */
export function guard(pid: number): () => void {
  guardian ??= start();
  tell(`+${pid}`);
  return () => tell(`-${pid}`);
}

function start(): ChildProcess {
  // A session of its own: Ctrl-C in the terminal must not reach it before it has done its work.
  const started = spawn('sh', [SCRIPT], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  started.unref();
  started.stdin?.on('error', () => undefined);
  const { stdin } = started;
  if (stdin !== null && 'unref' in stdin) (stdin as unknown as { unref(): void }).unref();
  return started;
}

const tell = (line: string) => guardian?.stdin?.write(`${line}\n`);
