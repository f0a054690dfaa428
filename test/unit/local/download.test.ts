import { createHash } from 'node:crypto';
import { mkdtemp, readFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { download } from '../../../local/obtain/download.js';
import { listening } from '../../support/attempt.js';

const CONTENT = 'the release';
const sha256 = createHash('sha256').update(CONTENT).digest('hex');
const servers: Server[] = [];

async function serving(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  servers.push(server);
  return `http://127.0.0.1:${String((server.address() as AddressInfo).port)}/release.tar.gz`;
}

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

const target = async () => join(await mkdtemp(join(tmpdir(), 'sluice-download-')), 'file');

test('a file arrives whole', async () => {
  const url = await serving((_request, response) => response.end(CONTENT));
  const to = await target();
  await download({ url, sha256, to, silentMs: 2_000 }, listening().attempt);
  expect(await readFile(to, 'utf8')).toBe(CONTENT);
});

test('a refused download says so at once', async () => {
  const what = { url: 'http://127.0.0.1:1/release.tar.gz', sha256, to: await target(), silentMs: 5_000 };
  const began = Date.now();
  await expect(download(what, listening().attempt)).rejects.toThrow(
    /127\.0\.0\.1:1.*(bad port|ECONNREFUSED)/,
  );
  expect(Date.now() - began).toBeLessThan(2_000);
});

test('a server that never answers is given up', async () => {
  const url = await serving(() => undefined);
  const hanging = download({ url, sha256, to: await target(), silentMs: 200 }, listening().attempt);
  await expect(hanging).rejects.toThrow('nothing arrives');
});

test('a server that stops in the middle is given up', async () => {
  const url = await serving((_request, response) => void response.write(CONTENT.slice(0, 4)));
  const hanging = download({ url, sha256, to: await target(), silentMs: 200 }, listening().attempt);
  await expect(hanging).rejects.toThrow('nothing arrives');
});

test('a page in place of the file is refused', async () => {
  const url = await serving((_request, response) => response.end('<html>sign in</html>'));
  const wrong = download({ url, sha256, to: await target(), silentMs: 2_000 }, listening().attempt);
  await expect(wrong).rejects.toThrow('is not the file it should be');
});

test('an error answer is refused with its status', async () => {
  const url = await serving((_request, response) => response.writeHead(403).end());
  const refused = download({ url, sha256, to: await target(), silentMs: 2_000 }, listening().attempt);
  await expect(refused).rejects.toThrow('answered 403');
});
