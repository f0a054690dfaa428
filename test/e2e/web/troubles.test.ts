import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { live, seatOf, type Seat } from '../../support/chromium.js';
import { openWorld, type PageWorld } from '../../support/page-world.js';

let world: PageWorld;
let seat: Seat;

beforeAll(async () => {
  world = await openWorld();
  seat = await seatOf(world.url, 'Maya Manager');
});

afterAll(async () => {
  expect(seat.faults).toEqual([]);
  await seat.close();
  await world.close();
});

afterEach(() => seat.context.unrouteAll());

const ask = (flag: string): Promise<string> => world.ask(flag);

test('what could not be read again stays, and is told of until it could', async () => {
  const { page } = seat;
  await ask('stays');
  await page.goto(world.url);
  await live(page);
  await page.getByText('make stays').first().waitFor();
  const problem = { detail: 'something is wrong on our side' };
  await seat.context.route('**/api/v1/inbox', (route) => route.fulfill({ status: 500, json: problem }));
  await ask('unseen');
  await page.getByRole('alert').getByText(problem.detail).waitFor();
  expect(await page.getByText('make stays').first().isVisible()).toBe(true);
  await seat.context.unrouteAll();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByText('make unseen').first().waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
});

test('a page that cannot be drawn says so under its header, and trying again brings it back', async () => {
  const { page } = seat;
  await seat.context.route('**/api/v1/inbox', (route) => route.fulfill({ json: { waiting: 'nonsense' } }));
  await page.goto(world.url);
  await page.getByRole('alert').getByText('Something went wrong').waitFor();
  await page.getByRole('navigation', { name: 'Pages' }).waitFor();
  await seat.context.unrouteAll();
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('region', { name: /Waits for you/ }).waitFor();
});

test('a browser that forbids to copy is no fault of the page', async () => {
  const { page } = seat;
  await page.goto(world.url);
  await page.evaluate(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('not now', 'NotAllowedError'));
  });
  await page.getByRole('button', { name: 'Copy command' }).first().click();
  await page.getByText('Not copied').waitFor();
});

test('under an open dialog keys do nothing, wherever the focus went', async () => {
  const { page } = seat;
  await page.goto(world.url);
  await live(page);
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await page.keyboard.press('g');
  await page.keyboard.press('f');
  await page.waitForTimeout(200);
  expect(new URL(page.url()).pathname).toBe('/');
});

test('a switch of the person that fails says why, and nobody is signed out by it', async () => {
  const { page } = seat;
  await page.goto(world.url);
  const detail = 'the store is away';
  await seat.context.route('**/sign-in/browser', (route) => route.fulfill({ status: 503, json: { detail } }));
  await page.getByRole('button', { name: /Maya/ }).click();
  await page.getByRole('menuitemradio', { name: /^Vic/ }).click();
  await page.getByRole('status').getByText(detail).waitFor();
  await page.getByRole('button', { name: /Maya/ }).waitFor();
});

test('whoever decides too late learns it, although the form they pressed in is gone', async () => {
  const id = await ask('late');
  const { page } = seat;
  await page.goto(`${world.url}/changes/${id}`);
  await live(page);
  await page.getByText('Recomputed by this browser').waitFor();
  await page.getByRole('checkbox', { name: 'Approved' }).check();
  await seat.context.route('**/decisions', async (route) => {
    await world.project.decide('tom', id);
    await world.project.decide('quinn', id);
    await page.getByText('2 of 2 met').waitFor();
    await page.getByRole('button', { name: 'Approve' }).waitFor({ state: 'detached' });
    await route.continue();
  });
  await page.getByRole('button', { name: 'Approve' }).click();
  await page
    .getByRole('status')
    .getByText(/ended|written|closed|over/)
    .waitFor();
});
