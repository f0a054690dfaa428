import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { live, openSeat, seatOf, type Seat } from '../../support/chromium.js';
import { openSamples, NOWHERE, ROLLOUT, type Samples } from '../../support/page-samples.js';
import type { PageWorld } from '../../support/page-world.js';

let samples: Samples;
let world: PageWorld;
let seat: Seat;

beforeAll(async () => {
  samples = await openSamples();
  world = samples.world;
  seat = await seatOf(world.url, 'Maya Manager');
});

afterAll(async () => {
  await seat.close();
  await world.close();
});

const paths = (): readonly string[] => [...samples.pages.map(([path]) => path), NOWHERE];

const settled = async (page: Page): Promise<void> => {
  await page.locator('h1').waitFor();
  await page.getByText('Loading', { exact: true }).first().waitFor({ state: 'detached' });
  await page.waitForTimeout(150);
};

const open = async (path: string, { page } = seat): Promise<Page> => {
  await page.goto(world.url + path);
  await settled(page);
  return page;
};

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
  for (const path of [`/changes/${samples.change}`, ROLLOUT]) {
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

test('every page has a title of its own, one first heading, and says its language', async () => {
  const titles = new Set<string>();
  for (const path of paths()) {
    const page = await open(path);
    titles.add(await page.title());
    expect(await page.locator('h1').count()).toBe(1);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
  }
  expect(titles.size).toBe(paths().length);
  for (const title of titles) expect(title).toMatch(/^.+ · Sluice$/);
});

/** Of what has the focus: whether it is seen to have it, and whether something covers it. */
const focusNow = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (element === null || element === document.body) return null;
    const { left, top, right, bottom } = element.getBoundingClientRect();
    const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(element);
    const at = document.elementFromPoint(
      (left + right) / 2,
      (Math.max(0, top) + Math.min(innerHeight, bottom)) / 2,
    );
    return {
      what: element.outerHTML.slice(0, 160),
      seen: outlineStyle !== 'none' && parseFloat(outlineWidth) >= 2 && !outlineColor.endsWith(', 0)'),
      covered: at === null || !(element.contains(at) || at.contains(element)),
    };
  });

/** Every stop of Tab on the page that hides what has the focus, or does not show that it has it. */
async function badStops(page: Page): Promise<readonly unknown[]> {
  const bad: unknown[] = [];
  const seen = new Set<string>();
  for (;;) {
    await page.keyboard.press('Tab');
    const now = await focusNow(page);
    if (now === null || seen.size > 80) return bad;
    if (!now.seen || now.covered) bad.push(now);
    seen.add(now.what);
  }
}

test.each([1280, 320])('whatever has the focus shows it and is not covered, at %i pixels', async (width) => {
  await seat.page.setViewportSize({ width, height: 600 });
  for (const path of paths()) expect([path, await badStops(await open(path))]).toEqual([path, []]);
  await seat.page.setViewportSize({ width: 1280, height: 800 });
});

test('a message at the foot of the page covers nothing that has the focus', async () => {
  const page = await open(`/changes/${samples.long}`);
  await page.setViewportSize({ width: 320, height: 400 });
  await page.getByRole('checkbox', { name: 'Approved' }).check();
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByText(/^Approved\. Waiting for/).waitFor();
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await page.getByRole('heading', { name: 'Changes' }).waitFor();
  await settled(page);
  expect(await badStops(page)).toEqual([]);
  await page.setViewportSize({ width: 1280, height: 800 });
});

/** Whatever is pressed and is smaller than 24 by 24 pixels, but for links in running text. */
const smallTargets = (page: Page) =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll(
        'button, input, select, textarea, summary, [role=menuitemradio], a[data-row]',
      ),
    ]
      .filter((element) => {
        const { width, height } = (element.closest('label') ?? element).getBoundingClientRect();
        return width > 0 && (width < 24 || height < 24);
      })
      .map((element) => element.outerHTML.slice(0, 160)),
  );

test('everything that is pressed is at least 24 pixels high and wide', async () => {
  for (const path of paths()) expect([path, await smallTargets(await open(path))]).toEqual([path, []]);
  await seat.page.getByRole('button', { name: /Maya/ }).click();
  await seat.page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
  expect(await smallTargets(seat.page)).toEqual([]);
  await seat.page.keyboard.press('Escape');
});

test('what changes by itself is announced', async () => {
  const page = await open(ROLLOUT);
  await live(page);
  const announced = (text: string) =>
    page.locator('[aria-live=polite], [role=status], [role=alert]').filter({ hasText: text }).first();
  await announced('5').waitFor();
  await open(`/changes/${samples.change}`);
  await announced('Waiting for approval').waitFor();
  await world.stopApi();
  await announced('The connection is lost').waitFor();
  await world.startApi();
  await live(page);
});

test('nothing moves for whoever asked for less motion', async () => {
  const { page } = seat;
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.route('**/inbox', () => undefined);
  await page.goto(world.url);
  await page.locator('.animate-pulse').first().waitFor();
  const moving = await page.evaluate(() =>
    document
      .getAnimations()
      .filter(({ playState }) => playState === 'running')
      .map(String),
  );
  expect(moving).toEqual([]);
  await page.unroute('**/inbox');
  await page.emulateMedia({ reducedMotion: null });
});

test('where the system chooses the colours, stages, shares and states can still be told apart', async () => {
  const { page } = seat;
  await page.emulateMedia({ forcedColors: 'active' });
  await open(ROLLOUT);
  const fills = await page
    .locator('ol[aria-label=Stages] rect')
    .evaluateAll((bars) => bars.map((bar) => [getComputedStyle(bar).fill, getComputedStyle(bar).stroke]));
  const [reached, next] = fills;
  const ground = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(reached?.[0]).not.toBe(next?.[0]);
  for (const [, stroke] of fills) expect(stroke).not.toBe(ground);
  await page.emulateMedia({ forcedColors: null });
});

test('the way past the header leads to the content', async () => {
  const page = await open('/changes');
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('Tab');
  await page.getByRole('link', { name: 'To the content' }).press('Enter');
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
});

test('at twice the size nothing is lost and nothing scrolls sideways', async () => {
  const large = await openSeat(world.url, { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 });
  await large.page.goto(world.url);
  await large.page.getByRole('button', { name: /^Maya/ }).click();
  await large.page.getByRole('heading', { name: 'Inbox' }).waitFor();
  for (const path of paths()) {
    const page = await open(path, large);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect([path, width]).toEqual([path, expect.toSatisfy((value: number) => value <= 640)]);
  }
  await large.page.getByRole('button', { name: /Maya/ }).click();
  const dark = large.page.getByRole('menuitemradio', { name: 'Dark' });
  await dark.scrollIntoViewIfNeeded();
  expect(await dark.evaluate((item) => item.getBoundingClientRect().bottom <= innerHeight)).toBe(true);
  await large.close();
});

test('nothing broke the content policy, asked another origin, or threw', () => {
  expect(seat.faults).toEqual([]);
});
