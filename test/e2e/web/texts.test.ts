import { afterAll, beforeAll, expect, test } from 'vitest';
import { seatOf, type Seat } from '../../support/chromium.js';
import { openWorld, type PageWorld } from '../../support/page-world.js';
import { creates, ON_OFF } from '../../support/requests.js';

let world: PageWorld;
let seat: Seat;

const HTML = '<img src=x onerror="document.title=1"><b>bold</b>';
const BIDI = 'user\u202egnp.exe\u2066\u200b\u0007';
const SHOWN = 'userU+202Egnp.exeU+2066U+200BU+0007';

beforeAll(async () => {
  world = await openWorld();
  seat = await seatOf(world.url, 'Maya Manager');
});

afterAll(async () => {
  await seat.close();
  await world.close();
});

test('HTML, control characters and those that turn the writing show as text, wherever a person enters them', async () => {
  const evil = `${HTML}${BIDI}`;
  const value = {
    ...ON_OFF,
    name: evil,
    description: evil,
    tags: [`<i>${BIDI}`],
    variants: [
      { key: `on<b>${BIDI}`, value: evil },
      { key: 'off', value: 'x' },
    ],
    type: 'string' as const,
  };
  const id = await world.project.create('ada', {
    title: evil,
    reason: evil,
    ticket: `<u>${BIDI}`,
    items: [{ op: 'create', env: 'production', flag: 'evil', value }],
  });
  await world.project.until(id, ({ status }) => status === 'review');
  await world.project.decide('maya', id, { form: { approved: true, comments: evil } });
  const { page } = seat;
  for (const path of ['/', '/changes', `/changes/${id}`]) {
    await page.goto(world.url + path);
    await page.getByText(SHOWN).first().waitFor();
  }
  await page.getByText('by Maya Manager').waitFor();
  await world.project.decide('quinn', id, {
    form: { validated: true, testResults: evil, stagingVerified: true, notes: evil },
  });
  await world.project.until(id, ({ status }) => status === 'applied');
  for (const path of ['/flags', '/flags/evil', `/changes/${id}`]) {
    await page.goto(world.url + path);
    await page.getByText(SHOWN).first().waitFor();
    const acting = await page.evaluate(() => ({
      tags: document.querySelectorAll('main img, main b, main i, main u').length,
      raw: ['\u202e', '\u2066', '\u200b', '\u0007'].filter((char) =>
        (document.body.innerText + document.title).includes(char),
      ),
    }));
    expect(acting).toEqual({ tags: 0, raw: [] });
  }
  expect(seat.faults).toEqual([]);
});

/** Of the page: resolves to how long the next key took until its result was painted, in milliseconds. */
interface Watched {
  painted: Promise<number>;
}

/** Runs in the page. */
function watchPaint(): void {
  (globalThis as unknown as Watched).painted = new Promise((resolve) => {
    const pressed = (event: Event): void =>
      void requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - event.timeStamp)));
    document.addEventListener('keydown', pressed, { once: true, capture: true });
  });
}

test('5,000 flags are searched in less than 100 ms a keystroke', async () => {
  const environments = ['development', 'staging', 'production'];
  const cells = environments.map((environment) => ({
    ...{ environment, state: 'active', serves: ['off'], rules: 2, raised: { variant: 'on', units: 5_000 } },
  }));
  const items = Array.from({ length: 5_000 }, (_each, i) => ({
    ...{ key: `team-${i % 37}.feature-${i}`, name: `Feature number ${i}`, tags: ['web'], cells },
  }));
  const { page } = seat;
  await page.route('**/overview', (route) => route.fulfill({ json: { items } }));
  await page.goto(world.url);
  await page.getByRole('heading', { name: 'Inbox' }).waitFor();
  await page.keyboard.press('/');
  await page.getByText('5000 flags').waitFor();
  expect(await page.locator('[data-row]').count()).toBeLessThan(80);
  const times: number[] = [];
  for (const key of 'team-12 fea 49') {
    await page.evaluate(watchPaint);
    await page.keyboard.type(key);
    times.push(await page.evaluate(() => (globalThis as unknown as Watched).painted));
  }
  expect(await page.locator('[data-row]').count()).toBeGreaterThan(0);
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
