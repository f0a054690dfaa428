import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { openChange, seatOf, type Seat } from '../../support/chromium.js';
import { openWorld, type PageWorld } from '../../support/page-world.js';

let world: PageWorld;
let bo: Seat;
let tom: Seat;
let quinn: Seat;

beforeAll(async () => {
  world = await openWorld();
  [bo, tom, quinn] = await Promise.all([
    seatOf(world.url, 'Bo Both'),
    seatOf(world.url, 'Tom Techlead'),
    seatOf(world.url, 'Quinn QA'),
  ]);
});

afterAll(async () => {
  expect([bo, tom, quinn].flatMap(({ faults }) => faults)).toEqual([]);
  await Promise.all([bo, tom, quinn].map((seat) => seat.close()));
  await world.close();
});

const ask = (flag: string): Promise<string> => world.ask(flag);

const open = (seat: Seat, id: string): Promise<Page> => openChange(seat, world.url, id);

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: false });
const alert = (page: Page, text: string) => page.getByRole('alert').filter({ hasText: text });
const state = (page: Page) => page.getByRole('region', { name: 'State' });
const NOT_TAKEN = 'was not taken';

test('whoever types while another one meets the requirement learns who, keeps the text, and can still reject', async () => {
  const id = await ask('faster');
  const page = await open(tom, id);
  await page.getByLabel(/Comments/).pressSequentially('looks ri');
  await world.project.decide('maya', id);
  await alert(page, 'Met by Maya Manager. You can reject it all the same.').waitFor();
  await page.keyboard.type('ght');
  expect(await page.getByLabel(/Comments/).inputValue()).toBe('looks right');
  expect(await button(page, 'Approve').getAttribute('aria-disabled')).toBe('true');
  await button(page, 'Reject').click();
  await state(page).getByText('Rejected by Tom Techlead: looks right.').waitFor();
  await world.project.until(id, ({ status }) => status === 'rejected');
  expect(await alert(page, NOT_TAKEN).count()).toBe(0);
});

test('what is typed when a change ends stays to be copied, with the reason, until it is put away', async () => {
  const id = await ask('ended');
  const page = await open(tom, id);
  const text = `first line\nsecond line\n${'and so on '.repeat(60)}`.trim();
  await page.getByRole('checkbox', { name: 'Approved' }).check();
  await page.getByLabel(/Comments/).fill(text);
  await page.getByLabel(/Conditions/).fill('at night\nslowly');
  await world.project.approve(id);
  const notice = alert(page, NOT_TAKEN);
  await notice.getByText('Met by Maya Manager. Applied.').waitFor();
  await notice.getByText('and so on').waitFor();
  await page.evaluate(() => {
    navigator.clipboard.writeText = (copied) => {
      document.title = copied;
      return Promise.resolve();
    };
  });
  await notice.getByRole('button', { name: 'Copy answer' }).click();
  expect(await page.evaluate(() => document.title)).toContain('second line');
  await page.goto(`${world.url}/changes/${id}`);
  expect(await alert(page, NOT_TAKEN).count()).toBe(0);
});

test('whoever could meet another requirement gets its form, and what they typed for the first stands beside it', async () => {
  const id = await ask('beside');
  const page = await open(bo, id);
  await page.getByLabel(/Comments/).fill('meant for the manager');
  await world.project.decide('maya', id);
  await page.getByLabel(/Test results/).waitFor();
  const notice = alert(page, NOT_TAKEN);
  await notice.getByText('Met by Maya Manager.').waitFor();
  await notice.getByText('meant for the manager').waitFor();
  await notice.getByRole('button', { name: 'Put it away' }).click();
  await notice.waitFor({ state: 'detached' });
});

test('an answer on its way is not said to be lost, although the news of it comes before the reply', async () => {
  const id = await ask('on-its-way');
  const page = await open(bo, id);
  let reply: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    reply = resolve;
  });
  await page.route('**/decisions', async (route) => {
    const response = await route.fetch();
    await held;
    await route.fulfill({ response });
  });
  await page.getByLabel(/Comments/).fill('not before the sale');
  await button(page, 'Reject').click();
  await state(page).getByText('not before the sale').waitFor();
  await page.waitForTimeout(300);
  expect(await alert(page, NOT_TAKEN).count()).toBe(0);
  reply();
  await page.getByText('Rejected. This change has ended.').waitFor();
  expect(await alert(page, NOT_TAKEN).count()).toBe(0);
  await page.unroute('**/decisions');
});

test('a veto may come before its round, with its reason', async () => {
  const id = await ask('early');
  const page = await open(quinn, id);
  await page.getByText('Opens when approval by a manager or tech lead is met. You can reject it').waitFor();
  expect(await button(page, 'Approve').getAttribute('aria-disabled')).toBe('true');
  await page.getByLabel(/Notes/).fill('staging is red');
  await page.keyboard.press('Escape');
  await button(page, 'Reject').click();
  await state(page).getByText('Rejected by Quinn QA: staging is red.').waitFor();
  await world.project.until(id, ({ status }) => status === 'rejected');
});
