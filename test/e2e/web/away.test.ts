import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Route } from 'playwright-core';
import { live, seatOf, type Seat } from '../../support/chromium.js';
import { openWorld, type PageWorld } from '../../support/page-world.js';
import { creates } from '../../support/requests.js';
import { startTcpProxy } from '../../support/tcp-proxy.js';

let world: PageWorld;
let seat: Seat;

beforeAll(async () => {
  world = await openWorld();
  seat = await seatOf(world.url, 'Ada Author');
});

afterAll(async () => {
  await seat.close();
  await world.close();
});

/** A change in front of the person, and everything live. */
async function watched(flag: string): Promise<string> {
  const id = await world.project.create('ada', creates(flag));
  await world.project.until(id, ({ status }) => status === 'review');
  await seat.page.goto(`${world.url}/changes/${id}`);
  await live(seat.page);
  await seat.page.getByText('Recomputed by this browser').waitFor();
  return id;
}

/** Everything the page reads but the stream. */
const READS = /\/api\/v1\/(?!events)/;

const FAILURES = {
  'break off': (route: Route) => route.abort('connectionreset'),
  'answer 503': (route: Route) => route.fulfill({ status: 503, json: { detail: 'the store is away' } }),
  'answer 502 from something in between': (route: Route) => route.fulfill({ status: 502, body: '<html>' }),
};

test.each(Object.entries(FAILURES))(
  'the first reads after the API is back %s: the page says it is old, and recovers by itself',
  async (name, fail) => {
    const { page } = seat;
    const id = await watched(`after-${name.length}`);
    await world.stopApi();
    await page.getByText('The connection is lost').waitFor();
    await world.project.approve(id);
    await world.project.until(id, ({ status }) => status === 'applied');
    await page.route(READS, fail);
    await world.startApi();
    await live(page);
    await page.getByText('The API does not answer; what is shown may be old').waitFor();
    expect(await page.getByRole('region', { name: 'State' }).textContent()).toContain('Waiting for approval');
    await page.unroute(READS);
    await page.getByRole('region', { name: 'State' }).getByText('Applied.').waitFor();
    await page.getByRole('region', { name: 'Timeline' }).getByText('it was written').waitFor();
    await page.getByText('what is shown may be old').waitFor({ state: 'detached' });
  },
);

test('a page that was opened while nothing could be read fills itself as soon as it can be', async () => {
  const { page } = seat;
  const id = await watched('opened');
  await page.route(READS, FAILURES['break off']);
  await page.reload();
  await page.getByText('No answer').waitFor();
  await page.unroute(READS);
  await page.getByRole('region', { name: 'State' }).getByText('Waiting for approval').waitFor();
  expect(page.url()).toContain(id);
});

test('whoever is no longer signed in is asked to sign in, and is back where they were', async () => {
  const { page } = seat;
  await watched('session');
  await seat.context.clearCookies();
  await world.stopApi();
  await world.startApi();
  await page.getByRole('heading', { name: 'Sign in to Sluice' }).waitFor();
  await page.getByRole('button', { name: /^Maya/ }).click();
  await page.getByRole('region', { name: 'State' }).getByText('Waiting for approval').waitFor();
  await live(page);
});

test('a connection that fell silent without an end is noticed, and nothing is missed', async () => {
  const { hostname, port } = new URL(world.url);
  const proxy = await startTcpProxy({ host: hostname, port: Number(port) });
  const far = await seatOf(`http://127.0.0.1:${proxy.port}`, 'Ada Author');
  const id = await world.project.create('ada', creates('silent'));
  await far.page.goto(`http://127.0.0.1:${proxy.port}/changes/${id}`);
  await live(far.page);
  proxy.stall();
  await world.project.approve(id);
  await far.page.getByRole('region', { name: 'State' }).getByText('Applied.').waitFor({ timeout: 30_000 });
  expect(far.faults).toEqual([]);
  await far.close();
  await proxy.close();
});
