import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { Rule } from '@sluice/evaluator';
import { openSeat, seatOf, type Seat } from '../../support/chromium.js';
import { openWorld, type PageWorld } from '../../support/page-world.js';
import { PEOPLE } from '../../support/people.js';
import { creates, ON_OFF, rollsOut, ruleAt, stages, updates } from '../../support/requests.js';

let world: PageWorld;
let seat: Seat;

/** Each is entered somewhere else, so that one that is lost is missed. */
const evil = (where: string): string =>
  `${where}<img src=x onerror="document.title=1"><b>bold</b>\u202egnp.exe\u2066\u200b\u0007\u034f`;
const shown = (where: string): string =>
  `${where}<img src=x onerror="document.title=1"><b>bold</b>U+202Egnp.exeU+2066U+200BU+0007U+034F`;

/** As a line of JSON shows it. */
const inJson = (where: string): string => JSON.stringify(shown(where)).replace('U+0007', '\\u0007');

const people = PEOPLE.map((person) =>
  person.active ? { ...person, name: `${person.name} ${evil(person.id)}` } : person,
);

beforeAll(async () => {
  world = await openWorld({ people });
  seat = await seatOf(world.url, 'Maya Manager');
});

afterAll(async () => {
  await seat.close();
  await world.close();
});

const evilRule: Rule = {
  ...ruleAt('evil', 50_000, evil('variant')),
  name: evil('rule name'),
  description: evil('rule about'),
  when: [
    { attr: [evil('attribute'), 'x'], op: 'eq', values: [evil('value')] },
    { op: 'in_segment', values: ['staff'] },
  ],
};

const evilFlag = {
  ...ON_OFF,
  type: 'string' as const,
  name: evil('name'),
  description: evil('about'),
  tags: [evil('tag').slice(0, 120)],
  metadata: { [evil('fact')]: evil('fact value') },
  variants: [
    { key: evil('variant'), value: evil('variant value') },
    { key: 'off', value: 'x' },
  ],
  rules: [evilRule],
};

const ACTING = ['\u0007', '\u200b', '\u034f', '\u202e', '\u2066'];

/** What would have acted, instead of being shown, in the page and in its title. */
const acting = (page: Page) =>
  page.evaluate(
    (chars) => ({
      tags: document.querySelectorAll('#page img, #page b, #page i, #page u').length,
      raw: chars.filter((char) => (document.documentElement.outerHTML + document.title).includes(char)),
      ran: document.title === '1',
    }),
    ACTING,
  );

const NOTHING = { tags: 0, raw: [], ran: false };

async function showsAll(path: string, places: readonly string[], page = seat.page): Promise<void> {
  await page.goto(world.url + path);
  for (const place of places) await page.getByText(shown(place)).first().waitFor();
  expect([path, await acting(page)]).toEqual([path, NOTHING]);
}

test('HTML, control characters and those that turn the writing show as text, wherever a person enters them', async () => {
  const { project } = world;
  const id = await project.create('ada', {
    title: evil('title'),
    reason: evil('reason'),
    ticket: evil('ticket'),
    items: [{ op: 'create', env: 'production', flag: 'evil', value: evilFlag }],
  });
  await project.until(id, ({ status }) => status === 'review');
  await project.decide('ada', id);
  await project.decide('maya', id, {
    form: { approved: true, comments: evil('comment'), conditions: [evil('condition'), evil('second')] },
  });
  await showsAll('/', ['title', 'ada']);
  await showsAll('/changes', ['title', 'ada']);
  const answers = {
    validated: true,
    testResults: evil('results'),
    stagingVerified: true,
    notes: evil('note'),
  };
  await showsAll(`/changes/${id}`, ['title', 'reason', 'ticket', 'comment', 'ada', 'maya', 'bo', 'quinn']);
  await seat.page.getByText(`"name": ${inJson('name')}`).waitFor();
  await project.decide('quinn', id, { form: answers });
  await project.until(id, ({ status }) => status === 'applied');
  await showsAll(`/changes/${id}`, ['comment', 'condition', 'second', 'results', 'note']);
  await showsAll('/flags', ['name']);
  await showsAll('/flags/evil', ['variant', 'about', 'rule name', 'attribute', 'value', 'tag']);
  const edit = await project.create(
    'ada',
    updates('evil', { rules: [{ ...evilRule, name: evil('other') }] }),
  );
  await project.until(edit, ({ status }) => status === 'review');
  await showsAll(`/changes/${edit}`, ['rule name', 'other']);
  await seat.page.getByText(`"name": ${inJson('other')}`).waitFor();
  await project.decide('maya', edit, {
    decision: 'reject',
    form: { approved: false, comments: evil('no') },
  });
  await showsAll(`/changes/${edit}`, ['no']);
  expect(seat.faults).toEqual([]);
});

test('nor do they act in the sign-in, the menu, a rollout, or the reason of a button', async () => {
  const { project } = world;
  const stranger = await openSeat(world.url);
  await showsAll('/', ['ada', 'bo', 'vic'], stranger.page);
  await stranger.close();
  const made = await project.create('ada', creates('rolling'));
  await project.approve(made);
  await project.until(made, ({ status }) => status === 'applied');
  const id = await project.create('ada', rollsOut('rolling', stages(600_000, 5, 100)));
  await project.approve(id);
  await project.untilRollout('rolling', ({ units }) => units === 5_000);
  await showsAll('/rollouts/production/rolling/rollout-on', ['maya']);
  await seat.page.getByRole('button', { name: /Maya Manager/ }).click();
  await seat.page.getByRole('menuitemradio').getByText(shown('quinn')).waitFor();
  expect(await acting(seat.page)).toEqual(NOTHING);
  await seat.page.keyboard.press('Escape');
  const own = await project.create('tom', creates('own'));
  await project.until(own, ({ status }) => status === 'review');
  const tom = await seatOf(world.url, 'Tom Techlead');
  await showsAll(`/changes/${own}`, ['tom', 'maya'], tom.page);
  await tom.page.getByText(`somebody else has to decide: Bo Both ${shown('bo')}`).waitFor();
  expect(tom.faults).toEqual([]);
  await tom.close();
  await project.abort('quinn', id, 'rolling');
  expect(seat.faults).toEqual([]);
});

/** Where each of these texts begins in the line it stands in, in pixels. */
const lefts = (page: Page, texts: readonly string[]): Promise<readonly number[]> =>
  page.evaluate((wanted) => {
    const walker = document.createTreeWalker(
      document.querySelector('main') ?? document.body,
      NodeFilter.SHOW_TEXT,
    );
    const found = new Map<string, number>();
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
      for (const text of wanted) {
        const at = node.textContent?.indexOf(text) ?? -1;
        if (at < 0 || found.has(text)) continue;
        const range = document.createRange();
        range.setStart(node, at);
        range.setEnd(node, at + text.length);
        found.set(text, range.getBoundingClientRect().left);
      }
    return wanted.map((text) => found.get(text) ?? -1);
  }, texts);

test('names that are read from right to left keep their places and their numbers', async () => {
  const ranges = [
    { variant: 'אדום', lo: 0, hi: 10_000 },
    { variant: 'כחול', lo: 10_000, hi: 100_000 },
  ];
  const variants = ranges.map(({ variant }, i) => ({ key: variant, value: i }));
  const value = { type: 'number' as const, variants, serve: { split: { ranges } } };
  const id = await world.project.create('ada', {
    items: [{ op: 'create', env: 'production', flag: 'split', value }],
  });
  await world.project.approve(id);
  await world.project.until(id, ({ status }) => status === 'applied');
  await seat.page.goto(`${world.url}/flags/split`);
  await seat.page.getByText('Everybody gets').waitFor();
  const places = await lefts(seat.page, ['10\u00a0%', 'אדום', '90\u00a0%', 'כחול']);
  expect(places).toEqual([...places].sort((a, b) => a - b));
  expect(places[0]).toBeGreaterThan(0);
});

/** Of the page: how long from a key to the frame that showed its result, in milliseconds. */
interface Watched {
  painted: Promise<number>;
}

interface Expected {
  readonly query: string;
  readonly count: string;
  /** Keys of the first rows. */
  readonly keys: readonly string[];
}

/** Runs in the page: waits for the key, then for exactly these rows, then for the frame after the one that draws them. */
function watchPaint({ query, count, keys }: Expected): void {
  const shows = (): boolean =>
    document.querySelector<HTMLInputElement>('input[type=search]')?.value === query &&
    document.querySelector('main [role=status]')?.textContent === count &&
    keys.every((key, i) => document.querySelectorAll('[data-row]')[i]?.textContent.startsWith(key) === true);
  (globalThis as unknown as Watched).painted = new Promise((resolve) => {
    const look = (pressedAt: number): void => {
      if (!shows()) requestAnimationFrame(() => look(pressedAt));
      else requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - pressedAt)));
    };
    const pressed = (event: Event): void => look(event.timeStamp);
    document.addEventListener('keydown', pressed, { once: true, capture: true });
  });
}

const FLAGS = 5_000;
const BACK = ['Backspace', 'Backspace'];

const flagRows = () => {
  const cells = ['development', 'staging', 'production'].map((environment) => ({
    ...{ environment, state: 'active', serves: ['off'], rules: 2, raised: { variant: 'on', units: 5_000 } },
  }));
  return Array.from({ length: FLAGS }, (_each, i) => ({
    ...{ key: `team-${i % 37}.feature-${i}`, name: `Feature number ${i}`, tags: ['web'], cells },
  }));
};

/** What a search finds, told apart from the page's own way of finding it. */
function expectedOf(
  items: readonly { readonly key: string; readonly name: string }[],
  query: string,
): Expected {
  const words = query.split(' ').filter((word) => word !== '');
  const found = items.filter(({ key, name }) =>
    words.every((word) => `${key}\n${name.toLowerCase()}`.includes(word)),
  );
  const count = found.length === FLAGS ? `${FLAGS} flags` : `${found.length} of ${FLAGS} flags`;
  return { query, count, keys: found.slice(0, 12).map(({ key }) => key) };
}

test('5,000 flags are searched in less than 100 ms from a keystroke to its result', async () => {
  const items = flagRows();
  const { page } = seat;
  await page.route('**/overview', (route) => route.fulfill({ json: { items } }));
  await page.goto(world.url);
  await page.getByRole('heading', { name: 'Inbox' }).waitFor();
  await page.keyboard.press('/');
  await page.getByText('5000 flags').waitFor();
  expect(await page.locator('[data-row]').count()).toBeLessThan(80);
  const times: number[] = [];
  let query = '';
  for (const key of ['t', 'e', 'a', 'm', '-', '1', '2', ' ', 'f', 'e', 'a', ' ', '4', '9', ...BACK]) {
    query = key === 'Backspace' ? query.slice(0, -1) : query + key;
    await page.evaluate(watchPaint, expectedOf(items, query));
    await page.keyboard.press(key === ' ' ? 'Space' : key);
    times.push(await page.evaluate(() => (globalThis as unknown as Watched).painted));
  }
  expect(Math.max(...times)).toBeLessThan(100);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('j');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('data-row'))).toBe('');
  await page.unroute('**/overview');
});

test('a flag tells its rules, what is under way and what it was', async () => {
  const made = await world.project.create('ada', creates('told'));
  await world.project.approve(made);
  await world.project.until(made, ({ status }) => status === 'applied');
  const pending = await world.project.create('ada', {
    title: 'switch told off',
    items: [{ op: 'toggle', env: 'production', flag: 'told', to: 'off' }],
  });
  await world.project.until(pending, ({ status }) => status === 'review');
  const { page } = seat;
  await page.goto(`${world.url}/flags/told`);
  await page.getByRole('region', { name: 'Under way' }).getByText('switch told off').waitFor();
  const production = page.getByRole('region', { name: 'production' });
  await production.getByText('Everybody gets “off”').waitFor();
  await production.getByText('History').click();
  await production.getByText('version 1').waitFor();
});
