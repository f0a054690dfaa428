import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, expect, test, vi } from 'vitest';
import { cachedPath, cacheFolder, intoCache } from '../../../local/obtain/cache.js';

beforeEach(async () => {
  vi.stubEnv('XDG_CACHE_HOME', await mkdtemp(join(tmpdir(), 'sluice-cache-')));
});

const making = (content: string) => async (folder: string) => {
  const file = join(folder, 'made');
  await writeFile(file, content.slice(0, 2));
  await sleep(20);
  await writeFile(file, content);
  return file;
};

test('a cached program is executable, named by its version, and alone in the folder', async () => {
  const path = await intoCache(cachedPath('temporal', '1.5.1'), making('program'));
  expect(path.endsWith('/sluice/bin/temporal-1.5.1')).toBe(true);
  expect((await stat(path)).mode & 0o777).toBe(0o755);
  expect(await readdir(cacheFolder())).toEqual(['temporal-1.5.1']);
});

test('launchers that fill the cache at the same time leave one whole file', async () => {
  const path = cachedPath('temporal', '1.5.1');
  const contents = Array.from({ length: 8 }, (_, launcher) => `program of launcher ${launcher}`);
  await Promise.all(contents.map((content) => intoCache(path, making(content))));
  expect(contents).toContain(await readFile(path, 'utf8'));
  expect(await readdir(cacheFolder())).toEqual(['temporal-1.5.1']);
});

test('a program that cannot be made leaves what is there alone', async () => {
  const path = await intoCache(cachedPath('temporal', '1.5.1'), making('program'));
  await expect(intoCache(path, () => Promise.reject(new Error('out of disk')))).rejects.toThrow(
    'out of disk',
  );
  expect(await readFile(path, 'utf8')).toBe('program');
  expect(await readdir(cacheFolder())).toEqual(['temporal-1.5.1']);
});
