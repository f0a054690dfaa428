import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { barriers } from '../../support/axe.js';
import { live, openSeat, seatOf, type Seat } from '../../support/chromium.js';
import { openWorld, type PageWorld } from '../../support/page-world.js';
import { creates, rollsOut, stages } from '../../support/requests.js';

let world: PageWorld;
let empty: PageWorld;
let seat: Seat;
let change: string;
let long: string;

const LONG = `${'a very long title that goes on '.repeat(4)}${'withoutanyspace'.repeat(4)}`;

beforeAll(async () => {
  [world, empty] = await Promise.all([openWorld(), openWorld({ worker: false })]);
  const { project } = world;
  const made = await project.create('ada', creates('shop'));
  await project.approve(made);
  await project.until(made, ({ status }) => status === 'applied');
  const rolling = await project.create('ada', rollsOut('shop', stages(600_000, 5, 50, 100)));
  await project.approve(rolling);
  await project.untilRollout('shop', ({ units }) => units === 5_000);
  change = await project.create('tom', creates('other'));
  await project.decide('tom', change);
  long = await project.create('ada', { title: LONG, reason: LONG, ...creates(`l${'o'.repeat(120)}ng`) });
  await project.until(long, ({ status }) => status === 'review');
  seat = await seatOf(world.url, 'Maya Manager');
});

afterAll(async () => {
  await seat.close();
  await Promise.all([world.close(), empty.close()]);
});

const NOWHERE = '/flags/a/b';
const ROLLOUT = '/rollouts/production/shop/rollout-on';
const paths = (): readonly string[] => [
  ...['/', '/changes', '/flags', '/flags/shop', ROLLOUT, NOWHERE],
  ...[`/changes/${change}`, `/changes/${long}`],
];

/** Both themes, one after the other, on the page as it stands. */
async function inBothThemes(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    found.push(...(await barriers(page)).map((line) => `${page.url()} ${colorScheme} ${line}`));
  }
  return found;
}

const settled = async (page: Page): Promise<void> => {
  await page.getByText('Loading', { exact: true }).first().waitFor({ state: 'detached' });
  await page.waitForTimeout(150);
};

test('nobody is kept out of any page, in either theme', async () => {
  const { page } = seat;
  for (const path of paths()) {
    await page.goto(world.url + path);
    await page.locator('h1').waitFor();
    await settled(page);
    expect(await inBothThemes(page)).toEqual([]);
  }
});

test('nobody is kept out of the sign-in, the menu, the help and the dialogs', async () => {
  const stranger = await openSeat(world.url);
  await stranger.page.goto(world.url);
  await stranger.page.getByRole('button', { name: /^Ada/ }).waitFor();
  expect(await inBothThemes(stranger.page)).toEqual([]);
  await stranger.close();
  const { page } = seat;
  await page.goto(world.url + ROLLOUT);
  await live(page);
  await page.locator('[data-percent]').waitFor();
  for (const key of ['?', 'x']) {
    await page.keyboard.press(key);
    await page.getByRole('dialog').waitFor();
    expect(await inBothThemes(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  await page.getByRole('button', { name: /Maya/ }).click();
  await page.getByRole('menu').waitFor();
  expect(await inBothThemes(page)).toEqual([]);
  await page.keyboard.press('Escape');
});

test('the switch of the theme wins over the system', async () => {
  const { page } = seat;
  await page.emulateMedia({ colorScheme: 'light' });
  const ground = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await ground();
  await page.getByRole('button', { name: /Maya/ }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  expect(await ground()).not.toBe(light);
  await page.reload();
  await page.getByRole('button', { name: /Maya/ }).click();
  await page.getByRole('menuitemradio', { name: 'As the system' }).click();
  expect(await ground()).toBe(light);
});

const PROBLEMS = {
  error: { status: 500, body: { detail: 'something is wrong on our side', requestId: 'r-1' } },
  forbidden: { status: 403, body: { detail: 'ask an admin for a role here', requestId: 'r-2' } },
  gone: { status: 404, body: { detail: 'there is no such thing; see sluice change list', requestId: 'r-3' } },
};

/** What the pages read besides who is there. */
const DATA = /\/api\/v1\/(inbox|changes|rollouts|overview|flags)/;

test.each(Object.entries(PROBLEMS))(
  'state "%s" is told on every page, and keeps nobody out',
  async (_name, problem) => {
    const { page } = seat;
    const body = JSON.stringify(problem.body);
    await page.route(DATA, (route) => route.fulfill({ status: problem.status, body }));
    for (const path of paths().filter((each) => each !== NOWHERE)) {
      await page.goto(world.url + path);
      if (path !== '/flags/shop' || problem.status !== 404)
        await page.getByText(problem.body.detail).first().waitFor();
      expect(await inBothThemes(page)).toEqual([]);
    }
    await page.unroute(DATA);
  },
);

test('state "loading" is told on every page, and keeps nobody out', async () => {
  const { page } = seat;
  await page.route(DATA, () => undefined);
  for (const path of paths().filter((each) => each !== NOWHERE)) {
    await page.goto(world.url + path);
    await page.getByText('Loading', { exact: true }).first().waitFor({ state: 'attached' });
    expect(await inBothThemes(page)).toEqual([]);
  }
  await page.unroute(DATA);
});

test('state "empty" names the command that fills it, and keeps nobody out', async () => {
  const own = await seatOf(empty.url, 'Maya Manager');
  for (const path of ['/', '/changes', '/flags']) {
    await own.page.goto(empty.url + path);
    await own.page.locator('code', { hasText: 'sluice ' }).first().waitFor();
    expect(await inBothThemes(own.page)).toEqual([]);
  }
  expect(own.faults).toEqual([]);
  await own.close();
});

test('every page fits into 320 pixels, also with long names', async () => {
  const { page } = seat;
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of [...paths(), `/flags/l${'o'.repeat(120)}ng`]) {
    await page.goto(world.url + path);
    await page.locator('h1').waitFor();
    await settled(page);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect([path, width]).toEqual([path, expect.toSatisfy((value: number) => value <= 320)]);
  }
  await page.setViewportSize({ width: 1280, height: 800 });
});

test('a page that acts on production has a red frame', async () => {
  const { page } = seat;
  for (const path of [`/changes/${change}`, ROLLOUT]) {
    await page.goto(world.url + path);
    await page.locator('[data-frame=critical]').waitFor();
  }
  await page.goto(world.url);
  await page.getByRole('heading', { name: 'Inbox' }).waitFor();
  expect(await page.locator('[data-frame=critical]').count()).toBe(0);
});

test('single keys can be turned off', async () => {
  const { page } = seat;
  await page.keyboard.press('?');
  await page.getByRole('checkbox', { name: 'Single keys are on' }).uncheck();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.waitForTimeout(200);
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.getByRole('button', { name: 'Keys' }).click();
  await page.getByRole('checkbox', { name: 'Single keys are on' }).check();
  await page.keyboard.press('Escape');
});

test('nothing broke the content policy, asked another origin, or threw', () => {
  expect(seat.faults).toEqual([]);
});
