import { mkdtemp, readdir } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, test, vi } from 'vitest';
import { cacheFolder } from '../../../local/obtain/cache.js';
import { firstThatWorks } from '../../../local/obtain/means.js';
import { temporalFromSdk } from '../../../local/obtain/temporal/sdk-download.js';
import { listening } from '../../support/attempt.js';

beforeEach(async () => {
  vi.stubEnv('XDG_CACHE_HOME', await mkdtemp(join(tmpdir(), 'sluice-cache-')));
});

const next = { name: 'next', obtain: () => Promise.resolve({ path: '/next', from: 'the next means' }) };
const advice = () => Promise.resolve('');

/** What the search comes to when the download goes through that proxy, and after how many milliseconds. */
async function searchThrough(proxy: string) {
  vi.stubEnv('HTTPS_PROXY', proxy);
  const { attempt, lines } = listening();
  const began = Date.now();
  const search = { what: 'Temporal', means: [temporalFromSdk, next], advice };
  const found = await firstThatWorks(search, attempt);
  return { found: found.from, lines, ms: Date.now() - began };
}

test('a refused download moves on at once and leaves nothing in the cache', async () => {
  const { found, lines, ms } = await searchThrough('http://127.0.0.1:1');
  expect(found).toBe('the next means');
  expect(lines.at(-1)).toContain("the SDK's download did not work");
  expect(ms).toBeLessThan(10_000);
  expect(await readdir(cacheFolder())).toEqual([]);
});

test('a download that hangs is given up within seconds and leaves nothing in the cache', async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const { found, lines, ms } = await searchThrough(`http://127.0.0.1:${port}`);
  expect(found).toBe('the next means');
  expect(lines.at(-1)).toBe("Temporal: the SDK's download did not work: nothing arrives");
  expect(ms).toBeLessThan(15_000);
  expect(await readdir(cacheFolder())).toEqual([]);
  server.close();
});
