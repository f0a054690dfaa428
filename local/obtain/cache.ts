import { chmod, mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where programs are kept between runs: `$XDG_CACHE_HOME/sluice/bin`, by default `~/.cache/sluice/bin`. */
export const cacheFolder = (): string =>
  join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'sluice', 'bin');

/** Path of a program in the cache, whether it is there or not; a version more is a file more. */
export const cachedPath = (program: string, version: string): string =>
  join(cacheFolder(), `${program}-${version}`);

/**
 * Puts a program into the cache: `make` writes into the folder it is given and answers with the file. Two launchers
 * may do it at once: each works in a folder of its own, and the file appears whole, by renaming.
 */
export async function intoCache(path: string, make: (folder: string) => Promise<string>): Promise<string> {
  await mkdir(cacheFolder(), { recursive: true });
  const folder = await mkdtemp(join(cacheFolder(), '.new-'));
  try {
    const made = await make(folder);
    await chmod(made, 0o755);
    await rename(made, path);
    return path;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
