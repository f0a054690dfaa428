import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { barriers } from '../../support/axe.js';
import { live, openSeat, seatOf, type Seat } from '../../support/chromium.js';
import { NOWHERE, openSamples, ROLLOUT, type Samples } from '../../support/page-samples.js';
import { openWorld, type PageWorld } from '../../support/page-world.js';
import { creates, rollsOut, stages, toggles } from '../../support/requests.js';

let samples: Samples;
let world: PageWorld;
let empty: PageWorld;
let seat: Seat;

beforeAll(async () => {
  [samples, empty] = await Promise.all([openSamples(), openWorld({ worker: false })]);
  world = samples.world;
  seat = await seatOf(world.url, 'Maya Manager');
});

afterAll(async () => {
  await seat.close();
  await Promise.all([world.close(), empty.close()]);
});

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
  for (const [path, name] of samples.pages) {
    await page.goto(world.url + path);
    await page.getByRole('heading', { name, level: 1, exact: true }).waitFor();
    await settled(page);
    expect(await inBothThemes(page)).toEqual([]);
  }
  await page.goto(world.url + NOWHERE);
  await page.getByRole('heading', { name: 'There is no such page' }).waitFor();
  expect(await inBothThemes(page)).toEqual([]);
});

test('nobody is kept out of a change in any of its ends, or of a rollout that is over', async () => {
  const { page } = seat;
  for (const path of await ended()) {
    await page.goto(world.url + path);
    await page.locator('h1').waitFor();
    await settled(page);
    expect(await inBothThemes(page)).toEqual([]);
  }
});

/** A change rejected, one taken back, one that nobody could prepare, and a rollout that was stopped. */
async function ended(): Promise<readonly string[]> {
  const { project } = world;
  const [no, back, invalid] = [
    await project.create('ada', creates('no')),
    await project.create('ada', creates('back')),
    await project.create('ada', toggles('nothing', 'on')),
  ];
  await project.decide('maya', no, { decision: 'reject', form: { approved: false, comments: 'not now' } });
  await project.until(back, ({ status }) => status === 'review');
  await project.withdraw('ada', back);
  const made = await project.create('ada', creates('stopped'));
  await project.approve(made);
  await project.until(made, ({ status }) => status === 'applied');
  const rolling = await project.create('ada', rollsOut('stopped', stages(600_000, 5, 100)));
  await project.approve(rolling);
  await project.untilRollout('stopped', ({ units }) => units === 5_000);
  await project.abort('quinn', rolling, 'stopped');
  await project.until(rolling, ({ status }) => status === 'aborted');
  const changes = [no, back, invalid, made, rolling].map((id) => `/changes/${id}`);
  return [...changes, '/rollouts/production/stopped/rollout-on', '/flags/stopped'];
}

/** Opens the dialog, looks at it and closes it. */
async function dialogIsOpenToAll(page: Page, open: () => Promise<void>): Promise<void> {
  await open();
  await page.getByRole('dialog').waitFor();
  expect(await inBothThemes(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
}

test('nobody is kept out of the help, the menu, and the questions before an act', async () => {
  const { page } = seat;
  await page.goto(world.url + ROLLOUT);
  await live(page);
  await page.locator('[data-percent]').waitFor();
  await dialogIsOpenToAll(page, () => page.keyboard.press('?'));
  await dialogIsOpenToAll(page, () => page.keyboard.press('x'));
  await dialogIsOpenToAll(page, async () => {
    await page.keyboard.press('x');
    await page.getByLabel('Why').fill('');
    await page.getByText('It takes a reason.').waitFor();
  });
  await page.route('**/rollouts/**', (route) => route.fulfill({ status: 503, json: PROBLEMS.error.body }));
  await dialogIsOpenToAll(page, async () => {
    await page.keyboard.press('x');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').getByText(PROBLEMS.error.body.detail).waitFor();
  });
  await page.unroute('**/rollouts/**');
  await page.getByRole('button', { name: /Maya/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
  expect(await inBothThemes(page)).toEqual([]);
  await page.keyboard.press('Escape');
  const own = await seatOf(world.url, 'Ada Author');
  await own.page.goto(`${world.url}/changes/${samples.long}`);
  await dialogIsOpenToAll(own.page, () => own.page.getByRole('button', { name: /^Take it back/ }).click());
  expect(own.faults).toEqual([]);
  await own.close();
});

test('nobody is kept out of a form with problems, or of what became of it', async () => {
  const { page } = seat;
  await page.goto(`${world.url}/changes/${samples.long}`);
  await page.getByText('Recomputed by this browser').waitFor();
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByText('has to be ticked').waitFor();
  expect(await inBothThemes(page)).toEqual([]);
  await page.getByRole('checkbox', { name: 'Approved' }).check();
  await page.getByRole('button', { name: 'Approve' }).click();
  await page.getByText(/^Approved\. Waiting for/).waitFor();
  expect(await inBothThemes(page)).toEqual([]);
});

test('nobody is kept out where a change was edited, an answer was overtaken, or answers are long', async () => {
  const { page } = seat;
  const { project } = samples.world;
  const id = await project.create('ada', creates('overtaken'));
  await project.until(id, ({ status }) => status === 'review');
  await page.goto(`${world.url}/changes/${id}`);
  await live(page);
  await page.getByLabel(/Comments/).fill('half a thought');
  await project.edit('ada', id, { title: 'otherwise', ...creates('overtaken') });
  await page.getByRole('button', { name: 'I have looked' }).waitFor();
  expect(await inBothThemes(page)).toEqual([]);
  await project.decide('tom', id);
  await page.getByText('Met by Tom Techlead. You can reject it all the same.').waitFor();
  expect(await inBothThemes(page)).toEqual([]);
  const form = { validated: true, testResults: 'all green\n'.repeat(60), stagingVerified: true };
  await project.decide('quinn', id, { form });
  await page.getByRole('button', { name: 'Put it away' }).waitFor();
  await page.getByRole('button', { name: /^Show all/ }).click();
  await page.getByRole('button', { name: 'Show less' }).waitFor();
  expect(await inBothThemes(page)).toEqual([]);
});

const PROBLEMS = {
  error: { status: 500, body: { detail: 'something is wrong on our side', requestId: 'r-1' } },
  forbidden: { status: 403, body: { detail: 'ask an admin for a role here', requestId: 'r-2' } },
  gone: { status: 404, body: { detail: 'there is no such thing; see sluice change list', requestId: 'r-3' } },
};

/** What the pages read besides who is there. */
const DATA = /\/api\/v1\/(inbox|changes|rollouts|overview|flags)/;
/** What a change reads besides itself. */
const PARTS = /\/api\/v1\/changes\/[^/]+\/./;
/** What every page reads before anything. */
const FIRST = /\/api\/v1\/(me|project|sign-in)/;

describe.each(Object.entries(PROBLEMS))('state "%s"', (name, { status, body }) => {
  const says = (page: Page) => page.getByText(body.detail).first().waitFor();
  const withProblem = async (page: Page, what: RegExp, look: () => Promise<void>) => {
    await page.route(what, (route) => route.fulfill({ status, json: body }));
    await look();
    await page.unroute(what);
  };

  test('is told on every page, and keeps nobody out', async () => {
    const { page } = seat;
    await withProblem(page, DATA, async () => {
      for (const [path] of samples.pages) {
        await page.goto(world.url + path);
        // A flag that is not there is no problem: it may be made.
        if (path === '/flags/shop' && status === 404)
          await page.getByText('It is not here').first().waitFor();
        else await says(page);
        expect(await inBothThemes(page)).toEqual([]);
      }
    });
  });

  test('is told in the parts of a change, which takes no decision then', async () => {
    const { page } = seat;
    await withProblem(page, PARTS, async () => {
      await page.goto(`${world.url}/changes/${samples.change}`);
      await says(page);
      const approve = page.getByRole('button', { name: 'Approve' });
      expect(await approve.getAttribute('aria-disabled')).toBe('true');
      expect(await inBothThemes(page)).toEqual([]);
    });
  });

  test('is told before anybody is known, and at the sign-in', async () => {
    const stranger = await openSeat(world.url);
    await withProblem(stranger.page, FIRST, async () => {
      await stranger.page.goto(world.url);
      await says(stranger.page);
      expect([name, await inBothThemes(stranger.page)]).toEqual([name, []]);
    });
    await withProblem(stranger.page, /sign-in/, async () => {
      await stranger.page.reload();
      await stranger.page.getByRole('heading', { name: 'Sign in to Sluice' }).waitFor();
      await says(stranger.page);
      expect(await inBothThemes(stranger.page)).toEqual([]);
    });
    await stranger.close();
  });
});

test('state "loading" is told on every page, and keeps nobody out', async () => {
  const { page } = seat;
  for (const what of [DATA, PARTS, FIRST]) {
    await page.route(what, () => undefined);
    const paths = samples.pages.map(([path]) => path);
    for (const path of what === DATA ? paths : [`/changes/${samples.change}`]) {
      await page.goto(world.url + path);
      await page.getByText('Loading', { exact: true }).first().waitFor({ state: 'attached' });
      expect(await inBothThemes(page)).toEqual([]);
    }
    await page.unroute(what);
  }
});

test('the sign-in is open to all, also while it loads', async () => {
  const stranger = await openSeat(world.url);
  await stranger.page.route('**/api/v1/sign-in', () => undefined);
  await stranger.page.goto(world.url);
  await stranger.page.getByText('Loading', { exact: true }).waitFor({ state: 'attached' });
  await stranger.page.getByRole('heading', { name: 'Sign in to Sluice' }).waitFor();
  expect(await inBothThemes(stranger.page)).toEqual([]);
  await stranger.page.unroute('**/api/v1/sign-in');
  await stranger.page.reload();
  await stranger.page.getByRole('button', { name: /^Ada/ }).waitFor();
  expect(await inBothThemes(stranger.page)).toEqual([]);
  await stranger.close();
});

test('state "empty" names the command that fills it, and keeps nobody out', async () => {
  const own = await seatOf(empty.url, 'Maya Manager');
  for (const path of ['/', '/changes', '/flags', '/flags/none']) {
    await own.page.goto(empty.url + path);
    await own.page.locator('code', { hasText: 'sluice ' }).first().waitFor();
    expect(await inBothThemes(own.page)).toEqual([]);
  }
  expect(own.faults).toEqual([]);
  await own.close();
  await seat.page.goto(`${world.url}/flags`);
  await seat.page.getByRole('searchbox').fill('no flag is called so');
  await seat.page.getByText('No flag is called so.').waitFor();
  expect(await inBothThemes(seat.page)).toEqual([]);
});

test('a lost connection is told, and keeps nobody out', async () => {
  const { page } = seat;
  await page.route('**/events*', (route) => route.abort());
  await page.goto(world.url);
  await page.getByText('The connection is lost').waitFor();
  expect(await inBothThemes(page)).toEqual([]);
  await page.unroute('**/events*');
});

test('nothing broke the content policy, asked another origin, or threw', () => {
  expect(seat.faults).toEqual([]);
});
