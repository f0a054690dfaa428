import { gunzipSync } from 'node:zlib';
import { request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { live, seatOf } from '../../support/chromium.js';
import { openWorld, type PageWorld } from '../../support/page-world.js';

let world: PageWorld;

beforeAll(async () => {
  world = await openWorld({ worker: false });
});

afterAll(() => world.close());

interface File {
  readonly text: string;
  readonly headers: IncomingMessage['headers'];
}

/** A file as it travels: compressed. */
const load = (path: string): Promise<File> =>
  new Promise((resolve, reject) => {
    const sent = request(world.url + path, { headers: { 'accept-encoding': 'gzip' } }, (response) => {
      buffer(response).then(
        (body) => resolve({ text: gunzipSync(body).toString(), headers: response.headers }),
        reject,
      );
    });
    sent.once('error', reject).end();
  });

/** All that a browser with nothing kept receives until the page is there, heads included, in bytes as they travel. */
async function firstLoad(path: string): Promise<{ readonly bytes: number; readonly files: number }> {
  const seat = await seatOf(world.url, 'Maya Manager');
  const session = await seat.context.newCDPSession(seat.page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  const sizes: number[] = [];
  session.on('Network.loadingFinished', ({ encodedDataLength }) => sizes.push(encodedDataLength));
  await seat.page.goto(world.url + path);
  await seat.page.locator('h1').waitFor();
  await live(seat.page);
  await seat.page.waitForLoadState('load');
  expect(seat.faults).toEqual([]);
  await seat.close();
  return { bytes: sizes.reduce((sum, size) => sum + size, 0), files: sizes.length };
}

test('the first load is at most 180 KB as a browser receives it, whatever page it opens', async () => {
  for (const path of [
    '/',
    '/changes',
    '/changes/none',
    '/flags',
    '/flags/none',
    '/rollouts/production/a/b',
  ]) {
    const { bytes, files } = await firstLoad(path);
    // The page, its script, its style, and what it asks the API.
    expect(files).toBeGreaterThanOrEqual(5);
    expect([path, bytes]).toEqual([path, expect.toSatisfy((value: number) => value <= 180 * 1024)]);
  }
});

test('every page has a strict policy, and no script or style of its own', async () => {
  for (const path of ['/', '/changes/c-1', '/flags', '/flags/a', '/rollouts/production/a/b']) {
    const { headers, text } = await load(path);
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self' data:; " +
        "base-uri 'none'; frame-ancestors 'none'; form-action 'self'",
    );
    expect(headers['cache-control']).toBe('no-cache');
    expect(text).not.toMatch(/<style|style=|<script(?![^>]*src=)|\son\w+=/i);
  }
});

test('files that name their content are kept, and one that is not there is a problem', async () => {
  const { text } = await load('/');
  const [, script = ''] = /src="(\/assets\/[^"]+)"/.exec(text) ?? [];
  expect((await load(script)).headers['cache-control']).toBe('public, max-age=31536000, immutable');
  const missing = await fetch(`${world.url}/assets/none.js`);
  expect([missing.status, missing.headers.get('content-type')]).toEqual([404, 'application/problem+json']);
});

test('a name of another host is turned away before the page is served', async () => {
  const reply = await new Promise<number>((resolve, reject) => {
    request(world.url, { headers: { host: 'evil.example' } }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .once('error', reject)
      .end();
  });
  expect(reply).toBe(403);
});
