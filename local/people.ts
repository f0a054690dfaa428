import { spawn } from 'node:child_process';
import { text } from 'node:stream/consumers';
import { join } from 'node:path';
import { guard } from './processes/guardian.js';
import { ROOT } from './source-process.js';
import { EXIT } from '../client/cli/exit.js';
import { CAST } from './state/founding.js';
import { StoryFailure, type Narrator } from './narrator.js';

const CLI = join(ROOT, 'sluice');

export interface Desk {
  readonly apiUrl: string;
  /** Home of the sessions, so that nobody's own are touched. */
  readonly stateHome: string;
  readonly narrator: Narrator;
  readonly signal: AbortSignal;
}

/** What a command ended with. */
export interface Typed {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Somebody at a terminal. */
export interface Person {
  readonly id: string;
  /** Types a `sluice` command, shows what it prints, and expects one of these exit codes (default 0 alone). */
  types(args: readonly string[], exitCodes?: readonly number[]): Promise<Typed>;
  /** Asks for something as JSON, unseen by the audience. */
  asks(args: readonly string[]): Promise<unknown>;
}

/** Sits somebody down; every command is a process of its own, as it would be anywhere else. */
const seat = (id: string, desk: Desk): Person => ({
  id,
  types: async (args, expected = [EXIT.ok]) => {
    desk.narrator.typed(['sluice', ...args.map(quoted), '--as', id].join(' '));
    const typed = await run([...args, '--as', id], desk);
    desk.narrator.printed(
      [typed.stdout.trimEnd(), typed.stderr.trimEnd()].filter((part) => part !== '').join('\n'),
    );
    expectCode(args, typed, expected);
    return typed;
  },
  asks: async (args) => {
    const typed = await run([...args, '--as', id, '-o', 'json'], desk);
    expectCode(args, typed, [EXIT.ok]);
    return JSON.parse(typed.stdout) as unknown;
  },
});

const quoted = (arg: string): string =>
  /^[\w@%+=:,./-]+$/.test(arg) ? arg : `'${arg.replaceAll("'", `'\\''`)}'`;

async function run(args: readonly string[], desk: Desk): Promise<Typed> {
  desk.signal.throwIfAborted();
  const child = spawn(CLI, [...args, '--api', desk.apiUrl], {
    cwd: ROOT,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1', XDG_STATE_HOME: desk.stateHome },
  });
  const release = child.pid === undefined ? () => undefined : guard(child.pid);
  const stop = () => child.kill('SIGTERM');
  desk.signal.addEventListener('abort', stop);
  try {
    const ended = new Promise<number | null>((resolve, reject) =>
      child.once('error', reject).once('exit', resolve),
    );
    const [stdout, stderr, exitCode] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
    desk.signal.throwIfAborted();
    return { exitCode, stdout, stderr };
  } finally {
    release();
    desk.signal.removeEventListener('abort', stop);
  }
}

function expectCode(args: readonly string[], typed: Typed, expected: readonly number[]): void {
  if (typed.exitCode !== null && expected.includes(typed.exitCode)) return;
  const said = typed.stderr.trim() || typed.stdout.trim();
  const should = expected.join(' or ');
  throw new StoryFailure(
    `sluice ${args.join(' ')} ended with ${typed.exitCode}, not with ${should}: ${said}`,
  );
}

/** The people of the story, each at a terminal. */
export const cast = (desk: Desk) => ({
  requester: seat(CAST.requester, desk),
  manager: seat(CAST.manager, desk),
  qa: seat(CAST.qa, desk),
  admin: seat(CAST.admin, desk),
});
