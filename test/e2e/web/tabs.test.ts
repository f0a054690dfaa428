import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { live, seatOf, type Seat } from '../../support/chromium.js';
import { openWorld, type PageWorld } from '../../support/page-world.js';

let world: PageWorld;
let seat: Seat;

beforeAll(async () => {
  world = await openWorld();
});

afterAll(() => world.close());

beforeEach(async () => {
  seat = await seatOf(world.url, 'Maya Manager');
});

afterEach(async () => {
  expect(seat.faults).toEqual([]);
  await seat.close();
});

const ask = (flag: string): Promise<string> => world.ask(flag);

const tabAt = async (path: string): Promise<Page> => {
  const page = await seat.context.newPage();
  await page.goto(world.url + path);
  await live(page);
  return page;
};

/** How long until every tab shows it, in milliseconds. */
async function untilAllShow(tabs: readonly Page[], text: string): Promise<number> {
  const began = Date.now();
  await Promise.all(tabs.map((tab) => tab.getByText(text).first().waitFor({ timeout: 10_000 })));
  return Date.now() - began;
}

/** Becomes somebody else, or nobody, past the tabs: as if they slept while it happened. */
const unheard = (path: string, data: object) =>
  seat.context.request.post(`${world.url}/api/v1${path}`, {
    data,
    headers: { origin: world.url, 'x-sluice-page': '1' },
  });

test('eight tabs share one stream, see an event within a second, and go on when the one that has it closes', async () => {
  await live(seat.page);
  const streams: Page[] = [];
  seat.context.on('request', (request) => {
    if (request.url().includes('/api/v1/events')) streams.push(request.frame().page());
  });
  await seat.page.goto(`${world.url}/changes`);
  const tabs = [seat.page];
  while (tabs.length < 8) tabs.push(await tabAt('/changes'));
  await Promise.all(tabs.map(live));
  expect(streams).toEqual([seat.page]);
  await ask('first');
  expect(await untilAllShow(tabs, 'make first')).toBeLessThan(1_000);
  await seat.page.close();
  await ask('second');
  const [, ...rest] = tabs;
  expect(await untilAllShow(rest, 'make second')).toBeLessThan(1_000);
  await expect.poll(() => streams.length).toBe(2);
  expect(rest).toContain(streams[1]);
  expect(await rest[0]?.locator('[data-connection=live]').count()).toBe(1);
});

test('what happens between one stream and the next reaches the tabs that stay', async () => {
  await seat.page.goto(`${world.url}/changes`);
  await live(seat.page);
  const stays = await tabAt('/changes');
  await world.stopApi();
  await stays.getByText('The connection is lost').waitFor();
  await seat.page.close();
  await ask('between');
  await world.startApi();
  await stays.getByText('make between').waitFor({ timeout: 5_000 });
  await stays.getByText('The connection is lost').waitFor({ state: 'detached' });
});

test('a tab that is looked at takes the stream from one that sleeps with it, and gives it back to none', async () => {
  await seat.page.goto(`${world.url}/changes`);
  await live(seat.page);
  const awake = await tabAt('/changes');
  const sleeper = await seat.context.newCDPSession(seat.page);
  await sleeper.send('Debugger.enable');
  await sleeper.send('Debugger.pause');
  await awake.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
  await ask('asleep');
  await awake.getByText('make asleep').waitFor({ timeout: 5_000 });
  await sleeper.send('Debugger.disable');
  await seat.page.getByText('make asleep').waitFor({ timeout: 5_000 });
  await ask('woken');
  expect(await untilAllShow([seat.page, awake], 'make woken')).toBeLessThan(1_000);
});

test('a tab that crashes with the stream takes it from nobody else', async () => {
  await seat.page.goto(`${world.url}/changes`);
  await live(seat.page);
  const stays = await tabAt('/changes');
  await seat.page.goto('chrome://crash').catch(() => undefined);
  await ask('crashed');
  expect(await untilAllShow([stays], 'make crashed')).toBeLessThan(1_000);
});

test('a tab learns within a second that another one switched the person, and shows nothing of the first', async () => {
  await ask('switched');
  await seat.page.goto(world.url);
  const other = await tabAt('/');
  await other
    .getByRole('region', { name: /Waits for you/ })
    .getByText('make switched')
    .waitFor();
  await seat.page.bringToFront();
  await seat.page.getByRole('button', { name: /Maya/ }).click();
  await seat.page.getByRole('menuitemradio', { name: /^Vic/ }).click();
  expect(await untilAllShow([other], 'You are Vic Viewer now')).toBeLessThan(1_000);
  await other.getByRole('button', { name: /Vic Viewer/ }).waitFor();
  await other.getByText('Nothing waits for you.').waitFor();
});

test('a tab that did not learn of the switch signs nothing for the new person, and shows who it is now', async () => {
  const id = await ask('unheard');
  const { page } = seat;
  await page.goto(`${world.url}/changes/${id}`);
  await page.getByText('Recomputed by this browser').waitFor();
  await page.getByRole('checkbox', { name: 'Approved' }).check();
  await unheard('/sign-in/browser', { person: 'tom' });
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByRole('status').getByText('this browser is signed in as Tom Techlead (tom)').waitFor();
  await page.getByRole('button', { name: /Tom Techlead/ }).waitFor();
  expect((await world.project.until(id, () => true)).requirements[0]?.metBy).toEqual([]);
});

test('a sign-out in one tab is one in all', async () => {
  await seat.page.goto(world.url);
  const other = await tabAt('/changes');
  await seat.page.bringToFront();
  await seat.page.getByRole('button', { name: /Maya/ }).click();
  await seat.page.getByRole('menuitem', { name: 'Sign out' }).click();
  await other.getByRole('heading', { name: 'Sign in to Sluice' }).waitFor({ timeout: 2_000 });
});

test('a session that is over leads to the sign-in, and what was written is there after it', async () => {
  const id = await ask('over');
  const { page } = seat;
  await page.goto(`${world.url}/changes/${id}`);
  await page.getByText('Recomputed by this browser').waitFor();
  await page.getByRole('checkbox', { name: 'Approved' }).check();
  await page.getByLabel(/Comments/).fill('thought of for long');
  await unheard('/sign-out', {});
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByRole('heading', { name: 'Sign in to Sluice' }).waitFor();
  await page.getByRole('button', { name: /^Maya/ }).click();
  await page.getByRole('button', { name: 'Approve' }).waitFor();
  expect(await page.getByLabel(/Comments/).inputValue()).toBe('thought of for long');
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByText(/^Approved\./).waitFor();
});

test('a page that is only looked at notices that the session is over', async () => {
  await seat.page.goto(world.url);
  await live(seat.page);
  await unheard('/sign-out', {});
  await seat.page.getByRole('heading', { name: 'Sign in to Sluice' }).waitFor({ timeout: 20_000 });
});
