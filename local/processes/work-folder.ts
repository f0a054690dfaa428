import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Where a server works. */
export interface WorkFolder {
  readonly dir: string;
  /** Deletes it, where it was made for this server alone. */
  readonly remove: () => Promise<void>;
}

/** The folder that was given, or a temporary one whose name begins with that prefix. */
export async function workFolder(given: string | undefined, prefix: string): Promise<WorkFolder> {
  if (given === undefined) {
    const dir = await mkdtemp(join(tmpdir(), prefix));
    return { dir, remove: () => rm(dir, { recursive: true, force: true }) };
  }
  await mkdir(given, { recursive: true, mode: 0o700 });
  return { dir: given, remove: () => Promise.resolve() };
}
