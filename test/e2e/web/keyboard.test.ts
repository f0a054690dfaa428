import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { focused, tabTo } from '../../support/by-keyboard.js';
import { live, openSeat, type Seat } from '../../support/chromium.js';
import { openWorld, type PageWorld } from '../../support/page-world.js';
import { rollsOut, stages } from '../../support/requests.js';

let world: PageWorld;
let ada: Seat;
let maya: Seat;
let quinn: Seat;

/** Opens a browser and signs in; no mouse here, nor in any test of this file. */
async function signedIn(name: string): Promise<Seat> {
  const seat = await openSeat(world.url);
  await seat.page.goto(world.url);
  await seat.page.getByRole('button', { name: new RegExp(`^${name}`) }).waitFor();
  await tabTo(seat.page, new RegExp(`^${name}`));
  await seat.page.keyboard.press('Enter');
  await seat.page.getByRole('heading', { name: 'Inbox' }).waitFor();
  await live(seat.page);
  return seat;
}

beforeAll(async () => {
  world = await openWorld();
  ada = await signedIn('Ada Author');
  maya = await signedIn('Maya Manager');
  quinn = await signedIn('Quinn QA');
});

afterAll(async () => {
  await Promise.all([ada, maya, quinn].map((seat) => seat.close()));
  await world.close();
});

const ask = (flag: string): Promise<string> => world.ask(flag);

const heading = (page: Page, name: string) => page.getByRole('heading', { name, level: 1 });
const state = (page: Page) => page.getByRole('region', { name: 'State' });

/** To the inbox, along its rows to the one that says so, and in. */
async function openFromInbox({ page }: Seat, title: string): Promise<void> {
  await page.keyboard.press('g');
  await page.keyboard.press('i');
  await heading(page, 'Inbox').waitFor();
  await page.locator('[data-row]', { hasText: title }).first().waitFor();
  for (let row = 0; row < 20 && !(await focused(page)).includes(title); row += 1)
    await page.keyboard.press('j');
  await page.keyboard.press('Enter');
}

async function openChange(seat: Seat, title: string): Promise<void> {
  await openFromInbox(seat, title);
  await heading(seat.page, title).waitFor();
  await seat.page.getByText('Recomputed by this browser').waitFor();
}

test('two people sign in and take a change from request to applied by the keyboard alone', async () => {
  const id = await ask('typed');
  await openChange(maya, 'make typed');
  await maya.page.keyboard.press('a');
  await maya.page.keyboard.press('Space');
  await maya.page.keyboard.press('Control+Enter');
  await state(maya.page).getByText('Waiting for validation by QA').waitFor();
  await openChange(quinn, 'make typed');
  const { keyboard } = quinn.page;
  await keyboard.press('a');
  await keyboard.press('Space');
  await tabTo(quinn.page, /^Test results/);
  await keyboard.type('all green');
  await tabTo(quinn.page, /^Verified in staging/);
  await keyboard.press('Space');
  await tabTo(quinn.page, /^Approve/);
  await keyboard.press('Enter');
  await state(quinn.page).getByText('Applied.').waitFor();
  expect(await world.project.until(id, ({ status }) => status === 'applied')).toBeTruthy();
});

test('x leads to the rejection, and Enter there ends the change with its reason', async () => {
  await ask('refused');
  await openChange(maya, 'make refused');
  const { keyboard } = maya.page;
  await tabTo(maya.page, /^Comments/);
  await keyboard.type('x before the freeze');
  await tabTo(maya.page, /^Approve/);
  await keyboard.press('x');
  expect(await focused(maya.page)).toMatch(/^Reject/);
  await keyboard.press('Enter');
  await state(maya.page).getByText('Rejected by Maya Manager: x before the freeze.').waitFor();
});

test('the requester takes a change back by the keyboard alone, and the focus returns from the question', async () => {
  const id = await ask('regretted');
  await openChange(ada, 'make regretted');
  const { page } = ada;
  await tabTo(page, /^Take it back/);
  await page.keyboard.press('Enter');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  expect(await focused(page)).toMatch(/^Take it back/);
  await page.keyboard.press('Enter');
  await page.keyboard.type('changed my mind');
  await tabTo(page, /^Take it back/);
  await page.keyboard.press('Enter');
  await state(page).getByText('Withdrawn by Ada Author: changed my mind.').waitFor();
  expect(await world.project.until(id, ({ status }) => status === 'withdrawn')).toBeTruthy();
});

test('a rollout is found in the inbox and stopped by the keyboard alone', async () => {
  const made = await ask('rolling');
  await world.project.approve(made);
  await world.project.until(made, ({ status }) => status === 'applied');
  const id = await world.project.create('ada', rollsOut('rolling', stages(60_000, 5, 100)));
  await world.project.approve(id);
  await world.project.untilRollout('rolling', ({ units }) => units === 5_000);
  await openFromInbox(quinn, 'next in');
  await quinn.page.locator('[data-percent="5"]').waitFor();
  await quinn.page.keyboard.press('x');
  await quinn.page.getByRole('dialog').waitFor();
  await quinn.page.keyboard.press('Enter');
  await quinn.page.locator('[data-percent="0"]').waitFor();
  await world.project.until(id, ({ status }) => status === 'aborted');
});

test('j and k move along the rows of a list and stay inside it', async () => {
  const { page } = maya;
  await ask('one');
  await ask('two');
  await page.keyboard.press('g');
  await page.keyboard.press('c');
  await heading(page, 'Changes').waitFor();
  await page.getByText('make two').waitFor();
  const titles = await page.locator('[data-row]').allTextContents();
  await page.keyboard.press('k');
  expect(await focused(page)).toBe(titles[0]);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  expect(await focused(page)).toBe(titles[2]);
  await page.keyboard.press('k');
  expect(await focused(page)).toBe(titles[1]);
  for (const _row of titles) await page.keyboard.press('j');
  expect(await focused(page)).toBe(titles.at(-1));
});

test('/ leads to the search from every page, and what is typed there is text', async () => {
  const { page } = maya;
  await page.goto(`${world.url}/changes`);
  await live(page);
  await page.keyboard.press('/');
  await heading(page, 'Flags').waitFor();
  await page.keyboard.type('jax?/');
  expect(await page.getByRole('searchbox').inputValue()).toBe('jax?/');
  expect(await page.getByRole('dialog').count()).toBe(0);
  await page.getByRole('searchbox').fill('');
  await page.locator('[data-row]').first().waitFor();
  await page.keyboard.press('Escape');
  expect(await focused(page)).toContain('rolling');
  await page.keyboard.press('/');
  expect(await focused(page)).toBe('Search flags');
});

test('? tells the keys, and the focus returns to where it was', async () => {
  const { page } = maya;
  await page.goto(`${world.url}/changes`);
  await live(page);
  await page.locator('[data-row]').first().waitFor();
  await page.keyboard.press('j');
  const before = await focused(page);
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keys' });
  for (const words of ['approve', 'search flags', 'next, previous', 'this help'])
    await help.getByText(words).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'detached' });
  expect(await focused(page)).toBe(before);
});

test('whoever may not approve is led to the reason by a', async () => {
  await ask('mine');
  await openChange(ada, 'make mine');
  await ada.page.keyboard.press('a');
  const described = await ada.page.evaluate(() => {
    const id = document.activeElement?.getAttribute('aria-describedby') ?? '';
    return document.getElementById(id)?.textContent;
  });
  expect(described).toContain('You asked for this change, so somebody else has to decide');
});

test('somebody else signs in from the menu, and out of it', async () => {
  const { page } = quinn;
  await page.goto(world.url);
  await heading(page, 'Inbox').waitFor();
  await tabTo(page, /^Quinn QA/);
  await page.keyboard.press('Enter');
  await page.getByRole('menuitemradio', { name: /^Vic Viewer/ }).waitFor();
  await page.keyboard.type('Vic');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /^Vic Viewer/ }).waitFor();
  await tabTo(page, /^Vic Viewer/);
  await page.keyboard.press('Enter');
  await page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
  await page.keyboard.type('Sign');
  await page.keyboard.press('Enter');
  await heading(page, 'Sign in to Sluice').waitFor();
});
