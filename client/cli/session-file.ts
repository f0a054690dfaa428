import { chmodSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Io } from './io.js';

/** Tokens of development sign-ins, readable by their owner only. Without it every command would sign in anew. */
export interface SessionFile {
  read(name: string): string | undefined;
  write(name: string, token: string): void;
}

type Tokens = Readonly<Record<string, string>>;

export function sessionFile(variables: Io['variables']): SessionFile {
  const folder = join(variables['XDG_STATE_HOME'] ?? join(homedir(), '.local', 'state'), 'sluice');
  const path = join(folder, 'sessions.json');
  return {
    read: (name) => readTokens(path)[name],
    write: (name, token) => {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      replace(path, JSON.stringify({ ...readTokens(path), [name]: token }));
    },
  };
}

/** A file that is missing or damaged costs a sign-in and nothing else. */
function readTokens(path: string): Tokens {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Tokens;
  } catch {
    return {};
  }
}

/** Whole or not at all: another command may be reading it. */
function replace(path: string, text: string): void {
  const fresh = `${path}.${process.pid}`;
  writeFileSync(fresh, text, { mode: 0o600 });
  chmodSync(fresh, 0o600);
  renameSync(fresh, path);
}
