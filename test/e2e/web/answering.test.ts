import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Page, Request, Route } from 'playwright-core';
import { openChange, seatOf, type Seat } from '../../support/chromium.js';
import { openWorld, type PageWorld } from '../../support/page-world.js';
import { creates, rollsOut, stages } from '../../support/requests.js';

let world: PageWorld;
let ada: Seat;
let maya: Seat;

beforeAll(async () => {
  world = await openWorld();
  [ada, maya] = await Promise.all([seatOf(world.url, 'Ada Author'), seatOf(world.url, 'Maya Manager')]);
});

afterAll(async () => {
  await Promise.all([ada, maya].map((seat) => seat.close()));
  await world.close();
});

beforeEach(async () => {
  await Promise.all([ada, maya].map(({ context }) => context.unrouteAll()));
  await maya.context.setOffline(false);
});

const ask = (flag: string): Promise<string> => world.ask(flag);

const open = (seat: Seat, id: string): Promise<Page> => openChange(seat, world.url, id);

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: false });
const comments = (page: Page) => page.getByLabel(/Comments/);

/** Requests that a page sends to alter something. */
function posts(page: Page): readonly Request[] {
  const sent: Request[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request);
  });
  return sent;
}

const keysOf = (sent: readonly Request[]) => sent.map((request) => request.headers()['idempotency-key']);

/** What is typed, and where the caret stands. */
const writing = (page: Page) =>
  page.evaluate(() => {
    const field = document.activeElement;
    return field instanceof HTMLTextAreaElement ? [field.value, field.selectionStart] : field?.tagName;
  });

test.each([
  ['title', { title: 'harmless' }, 'the proposal has another title'],
  ['list of environments', { environments: ['staging'] }, 'the proposal is for other environments'],
  ['requester', { requester: 'tom', authors: ['tom'] }, 'somebody else asked for the proposal'],
  ['list of authors', { authors: ['ada', 'tom'] }, 'others wrote the proposal'],
])('a server that shows another %s than is signed is found out by the browser', async (what, other, why) => {
  const id = await ask(`shown-${what.replaceAll(' ', '-')}`);
  await maya.context.route(`**/api/v1/changes/${id}`, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, json: { ...((await response.json()) as object), ...other } });
  });
  const { page } = maya;
  await page.goto(`${world.url}/changes/${id}`);
  await page.getByRole('alert').getByText(`Do not decide: ${why}.`).waitFor();
  expect(await button(page, 'Approve').getAttribute('aria-disabled')).toBe('true');
  expect(await button(page, 'Reject').getAttribute('aria-disabled')).toBe('true');
});

test('a proposal that cannot be read is not said to be under check', async () => {
  const id = await ask('unread');
  await maya.context.route('**/proposals/*', (route) => route.fulfill({ status: 500, json: {} }));
  const { page } = maya;
  await page.goto(`${world.url}/changes/${id}`);
  await page.getByText('Not checked: what it stands for cannot be shown.').waitFor();
  expect(await described(page, 'Approve')).toBe('What would be decided on cannot be shown now.');
});

test('typing survives events, a lost connection and a review that cannot be read again', async () => {
  const id = await ask('typing');
  const page = await open(maya, id);
  await comments(page).pressSequentially('in steps');
  for (let i = 0; i < 5; i += 1) await page.keyboard.press('ArrowLeft');
  await page.keyboard.type('small ');
  const typed = ['in small steps', 9];
  await world.project.decide('ada', id);
  await page.getByRole('region', { name: 'Refused' }).getByText('cannot decide on it').waitFor();
  expect(await writing(page)).toEqual(typed);
  await world.stopApi();
  await page.getByText('The connection is lost').waitFor();
  await world.startApi();
  await page.getByText('The connection is lost').waitFor({ state: 'detached' });
  await maya.context.route('**/proposals/*', (route) => route.fulfill({ status: 500, json: {} }));
  const again = page.waitForResponse('**/proposals/*');
  await world.project.decide('ada', id);
  await again;
  await page.waitForTimeout(200);
  expect(await writing(page)).toEqual(typed);
  expect(await button(page, 'Approve').getAttribute('aria-disabled')).toBe('false');
});

test('another edition clears what was ticked, keeps what was written, and says so', async () => {
  const id = await ask('edited');
  const page = await open(maya, id);
  await page.getByRole('checkbox', { name: 'Approved' }).check();
  await comments(page).fill('two weeks of thought');
  await world.project.edit('ada', id, { title: 'make it otherwise', ...creates('edited') });
  await page.getByText('This change was edited since you looked: it is edition 2 now.').waitFor();
  await page.getByRole('heading', { name: 'make it otherwise' }).waitFor();
  await page.getByRole('checkbox', { name: 'Approved' }).waitFor();
  expect(await page.getByRole('checkbox', { name: 'Approved' }).isChecked()).toBe(false);
  expect(await comments(page).inputValue()).toBe('two weeks of thought');
  await page.getByRole('button', { name: 'I have looked' }).click();
  await page.getByText('This change was edited since you looked').waitFor({ state: 'detached' });
  expect(await comments(page).inputValue()).toBe('two weeks of thought');
  await page.getByRole('checkbox', { name: 'Approved' }).check();
  await button(page, 'Approve').click();
  await page.getByText(/^Approved\. Waiting for validation by QA/).waitFor();
});

test('what is written is still there for whoever looks at something else and comes back', async () => {
  const id = await ask('away-and-back');
  const page = await open(maya, id);
  await comments(page).fill('let me see');
  await page.getByRole('link', { name: 'Flags' }).click();
  await page.getByRole('heading', { name: 'Flags' }).waitFor();
  await page.goBack();
  await comments(page).waitFor();
  expect(await comments(page).inputValue()).toBe('let me see');
});

test('an approval whose answer was lost is sent again under its key and counts once; another answer has another key', async () => {
  const id = await ask('unanswered');
  const page = await open(maya, id);
  const sent = posts(page);
  const answers = [
    (route: Route) => route.abort(),
    (route: Route) => route.fulfill({ status: 503, json: { detail: 'the store is away' } }),
    (route: Route) => route.abort(),
  ];
  await maya.context.route('**/decisions', (route) => answers.shift()?.(route) ?? route.continue());
  await page.getByRole('checkbox', { name: 'Approved' }).check();
  await button(page, 'Approve').click();
  await page.getByRole('alert').getByText('no API answers').waitFor();
  await button(page, 'Approve').click();
  await page.getByRole('alert').getByText('the store is away').waitFor();
  await comments(page).fill('said otherwise');
  await button(page, 'Approve').click();
  await page.getByRole('alert').getByText('no API answers').waitFor();
  await button(page, 'Approve').click();
  await page.getByText(/^Approved\. Waiting for validation by QA/).waitFor();
  const [first, second, third, fourth] = keysOf(sent);
  expect(first).toMatch(/^[0-9a-f-]{36}$/);
  expect([second, fourth]).toEqual([first, third]);
  expect(third).not.toBe(first);
  const { refusals, requirements } = await world.project.until(id, () => true);
  expect([refusals, requirements[0]?.metBy]).toEqual([[], ['maya']]);
});

test('a browser without a network says so, and sends nothing later by itself', async () => {
  const id = await ask('offline');
  const page = await open(maya, id);
  await page.getByRole('checkbox', { name: 'Approved' }).check();
  await maya.context.setOffline(true);
  await button(page, 'Approve').click();
  await page.getByRole('alert').getByText('no API answers').waitFor();
  await maya.context.setOffline(false);
  await page.getByText('The connection is lost').waitFor({ state: 'detached' });
  await page.waitForTimeout(500);
  expect((await world.project.until(id, () => true)).requirements[0]?.metBy).toEqual([]);
  await button(page, 'Approve').click();
  await page.getByText(/^Approved\./).waitFor();
});

test('taking back and stopping go under a key too, the same one until they are answered', async () => {
  const made = await ask('stopped');
  await world.project.approve(made);
  await world.project.until(made, ({ status }) => status === 'applied');
  const rolling = await world.project.create('ada', rollsOut('stopped', stages(60_000, 5, 100)));
  await world.project.approve(rolling);
  await world.project.untilRollout('stopped', ({ units }) => units === 5_000);
  const taken = await ask('taken-back');
  const { page } = ada;
  const dialog = page.getByRole('dialog');
  const sent = posts(page);
  const lost = new Set<string>();
  await ada.context.route(/:(withdraw|abort)$/, (route) => {
    const { pathname } = new URL(route.request().url());
    if (lost.has(pathname)) return route.continue();
    lost.add(pathname);
    return route.abort();
  });
  await page.goto(`${world.url}/rollouts/production/stopped/rollout-on`);
  await button(page, 'Stop and go back').click();
  await dialog.getByRole('button', { name: 'Go back to' }).click();
  await dialog.getByText('no API answers').waitFor();
  await dialog.getByRole('button', { name: 'Go back to' }).click();
  await page.locator('[data-percent="0"]').waitFor();
  await page.goto(`${world.url}/changes/${taken}`);
  await button(page, 'Take it back …').click();
  await page.getByLabel('Why').fill('not now');
  await dialog.getByRole('button', { name: 'Take it back' }).click();
  await dialog.getByText('no API answers').waitFor();
  await dialog.getByRole('button', { name: 'Take it back' }).click();
  await page.getByText('Taken back.').waitFor();
  const [stop, stopAgain, back, backAgain] = keysOf(sent);
  expect(stop).toMatch(/^[0-9a-f-]{36}$/);
  expect(back).toMatch(/^[0-9a-f-]{36}$/);
  expect([stopAgain, backAgain]).toEqual([stop, back]);
});

test('what was kept for later is not said to be done', async () => {
  const id = await ask('kept');
  const page = await open(ada, id);
  const kept = { outcome: 'kept', detail: 'kept, not judged yet: no worker answered' };
  await ada.context.route('**/*:withdraw', (route) => route.fulfill({ status: 202, json: kept }));
  await button(page, 'Take it back …').click();
  await page.getByLabel('Why').fill('not now');
  await page.getByRole('dialog').getByRole('button', { name: 'Take it back' }).click();
  await page.getByRole('status').getByText(kept.detail).waitFor();
  expect(await page.getByText('Taken back.').count()).toBe(0);
});

test('Ctrl+Enter approves from a field and from its own button once, and does nothing on another button', async () => {
  const id = await ask('keys');
  const page = await open(maya, id);
  const sent = posts(page);
  await page.getByRole('checkbox', { name: 'Approved' }).check();
  await button(page, 'Reject').focus();
  await page.keyboard.press('Control+Enter');
  await page.waitForTimeout(300);
  expect(sent).toEqual([]);
  await button(page, 'Approve').focus();
  await page.keyboard.press('Control+Enter');
  await page.getByText(/^Approved\./).waitFor();
  expect(sent.length).toBe(1);
});

test('each button that may not be used is shown, with one sentence that says why', async () => {
  const id = await ask('buttons');
  const page = await open(ada, id);
  const why =
    'You asked for this change, so somebody else has to decide: Bo Both, Maya Manager, Tom Techlead.';
  for (const name of ['Approve', 'Reject']) {
    expect(await button(page, name).getAttribute('aria-disabled')).toBe('true');
    expect(await described(page, name)).toBe(why);
  }
  expect(await page.getByText(why).count()).toBe(1);
  expect(await button(page, 'Take it back').getAttribute('aria-disabled')).toBe('false');
  await open(maya, id);
  expect(await button(maya.page, 'Take it back').getAttribute('aria-disabled')).toBe('true');
  expect(await described(maya.page, 'Take it back')).toBe(
    'Only who wrote it, or an admin, takes it back: Ada Author.',
  );
});

/** What a screen reader says after the name of a button. */
const described = (page: Page, name: string) =>
  button(page, name).evaluate(
    (element) => document.getElementById(element.getAttribute('aria-describedby') ?? '')?.textContent,
  );

test('nothing broke the content policy, asked another origin, or threw', () => {
  expect([ada, maya].flatMap(({ faults }) => faults)).toEqual([]);
});
