import { spawn } from 'node:child_process';
import { Socket } from 'node:net';
import type { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { invariant } from '../../domain/failure.js';

/**
 * Makes sure that no process of ours outlives us, not even when we are killed with -9: a shell of one megabyte holds
 * the other end of a pipe and stops what it was told of when the pipe closes.
 */
const SCRIPT = fileURLToPath(new URL('./guardian.sh', import.meta.url));

interface Guardian {
  readonly pid: number;
  readonly pipe: Writable;
}

let guardian: Guardian | undefined;

/** Its process ends only after everything it watched has ended. */
export const guardianPid = (): number => (guardian ??= start()).pid;

/** Watches over a process group by its leader; the function returned is to be called when it has ended. */
export function guard(pid: number): () => void {
  const { pipe } = (guardian ??= start());
  pipe.write(`+${pid}\n`);
  return () => void pipe.write(`-${pid}\n`);
}

function start(): Guardian {
  // A session of its own: Ctrl-C in the terminal must not reach it before it has done its work.
  const started = spawn('sh', [SCRIPT], { detached: true, stdio: ['pipe', 'ignore', 'ignore'] });
  invariant(started.pid !== undefined, 'there is no sh');
  started.unref();
  const pipe = started.stdin;
  // Node makes it a socket; it must not keep this process alive.
  if (pipe instanceof Socket) pipe.unref();
  pipe.on('error', () => undefined);
  return { pid: started.pid, pipe };
}
