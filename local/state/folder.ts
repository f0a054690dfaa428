import { mkdir } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where the environment of this person lives: keys, data and logs; never in the repository. */
export const stateFolder = (): string =>
  join(process.env['XDG_STATE_HOME'] ?? join(homedir(), '.local', 'state'), 'sluice');

/** Makes a folder that its owner alone can enter. */
export const privateFolder = (path: string): Promise<unknown> =>
  mkdir(path, { recursive: true, mode: 0o700 });
