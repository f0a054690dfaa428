import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { live, seatOf, type Seat } from '../../support/chromium.js';
import { openWorld, type PageWorld } from '../../support/page-world.js';
import { rollsOut, stages } from '../../support/requests.js';
import { watchFor } from '../../support/seen-at.js';

let world: PageWorld;
let ada: Seat;
let maya: Seat;
let quinn: Seat;

beforeAll(async () => {
  world = await openWorld();
  [ada, maya, quinn] = await Promise.all([
    seatOf(world.url, 'Ada Author'),
    seatOf(world.url, 'Maya Manager'),
    seatOf(world.url, 'Quinn QA'),
  ]);
});

afterAll(async () => {
  await Promise.all([ada, maya, quinn].map((seat) => seat.close()));
  await world.close();
});

const ask = (flag: string): Promise<string> => world.ask(flag);

const open = async ({ page }: Seat, path: string): Promise<Page> => {
  await page.goto(world.url + path);
  await live(page);
  return page;
};

const state = (page: Page) => page.getByRole('region', { name: 'State' });

const untilSays = (page: Page, text: string): Promise<void> =>
  state(page).getByText(text).waitFor({ timeout: 10_000 });

/** How long from before a press until the other page had drawn the text, in milliseconds. */
async function fromPress(page: Page, button: string, shown: { in: Page; text: string }): Promise<number> {
  const seenAt = await watchFor(shown.in, shown.text);
  const pressedAt = Date.now();
  await page.getByRole('button', { name: button }).click();
  return (await seenAt()) - pressedAt;
}

test('two people take a change from request to applied by the mouse, and the requester sees it within a second', async () => {
  const inbox = await open(maya, '/');
  const inboxSeenAt = await watchFor(inbox, 'make mouse');
  const askedAt = Date.now();
  const id = await ask('mouse');
  expect((await inboxSeenAt()) - askedAt).toBeLessThan(1_000);
  await inbox
    .getByRole('region', { name: /Waits for you/ })
    .getByText('make mouse')
    .click();
  const watching = await open(ada, `/changes/${id}`);
  await maya.page.getByRole('checkbox', { name: 'Approved' }).check();
  await maya.page.getByLabel(/Comments/).fill('in small steps');
  const half = { in: watching, text: 'Waiting for validation by QA (0 of 1)' };
  expect(await fromPress(maya.page, 'Approve', half)).toBeLessThan(1_000);
  await maya.page.getByText(/^Approved\. Waiting for validation by QA/).waitFor();
  const qa = await open(quinn, `/changes/${id}`);
  await qa.getByRole('checkbox', { name: 'Validated' }).check();
  await qa.getByRole('button', { name: 'Approve' }).click();
  await qa.getByText('Test results is missing').waitFor();
  await qa.getByLabel(/Test results/).fill('212 passed');
  await qa.getByRole('checkbox', { name: 'Verified in staging' }).check();
  expect(await fromPress(qa, 'Approve', { in: watching, text: 'Applied.' })).toBeLessThan(1_000);
  await untilSays(qa, 'Applied.');
  await watching.getByText('in small steps').waitFor();
  expect(await world.project.flag('mouse')).toMatchObject({ version: 1 });
  const [, decided] = await world.project.ledger(id);
  expect(decided?.body).toMatchObject({ via: 'ui', actor: { id: 'maya' }, reason: 'in small steps' });
});

test('whoever asked may not approve: the button says why, and the attempt past it is refused and shown', async () => {
  const id = await ask('own');
  const page = await open(ada, `/changes/${id}`);
  const approve = page.getByRole('button', { name: 'Approve' });
  expect(await approve.getAttribute('aria-disabled')).toBe('true');
  await page.getByText('You asked for this change, so somebody else has to decide').waitFor();
  const { proposalHash } = await world.project.until(id, () => true);
  const reply = await page.evaluate(
    async ({ path, hash }) => {
      const response = await fetch(path, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-sluice-page': '1',
          'x-sluice-person': 'ada',
        },
        body: JSON.stringify({ decision: 'approve', proposalHash: hash, form: { approved: true } }),
      });
      return { status: response.status, text: await response.text() };
    },
    { path: `/api/v1/changes/${id}/decisions`, hash: proposalHash },
  );
  expect(reply).toMatchObject({ status: 403, text: expect.stringContaining('SELF_APPROVAL') as string });
  await page.getByRole('region', { name: 'Refused' }).getByText('cannot decide on it').waitFor();
  await page.getByRole('region', { name: 'Timeline' }).getByText('was refused (SELF_APPROVAL)').waitFor();
});

test('the API goes away and comes back: the page says so, and misses nothing', async () => {
  const id = await ask('away');
  const page = await open(ada, `/changes/${id}`);
  await world.stopApi();
  await page.getByText('The connection is lost').waitFor();
  await world.project.approve(id);
  await world.project.until(id, ({ status }) => status === 'applied');
  await world.startApi();
  await untilSays(page, 'Applied.');
  await page.getByText('The connection is lost').waitFor({ state: 'detached' });
  await page.getByRole('region', { name: 'Timeline' }).getByText('it was written').waitFor();
});

test('what is not what would be signed cannot be decided on', async () => {
  const id = await ask('altered');
  await maya.page.route('**/proposals/*', async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace('"because"', '"harmless"');
    await route.fulfill({ response, body });
  });
  const page = await open(maya, `/changes/${id}`);
  await page.getByText('Do not decide: what this page shows has another hash').waitFor();
  expect(await page.getByRole('button', { name: 'Approve' }).getAttribute('aria-disabled')).toBe('true');
  await page.getByText('Not safe to decide').waitFor();
  await maya.page.unroute('**/proposals/*');
});

test('a running rollout is watched, and stopped with two keys', async () => {
  const made = await ask('rolling');
  await world.project.approve(made);
  await world.project.until(made, ({ status }) => status === 'applied');
  const id = await world.project.create('ada', rollsOut('rolling', stages(60_000, 5, 100)));
  await world.project.approve(id);
  const page = await open(quinn, '/rollouts/production/rolling/rollout-on');
  await page.locator('[data-percent="5"]').waitFor();
  await page.getByText('until 100').waitFor();
  await page.keyboard.press('x');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Enter');
  await page.locator('[data-percent="0"]').waitFor();
  await world.project.until(id, ({ status }) => status === 'aborted');
});

test('nothing broke the content policy, asked another origin, or threw', () => {
  expect([ada, maya, quinn].flatMap(({ faults }) => faults)).toEqual([]);
});
