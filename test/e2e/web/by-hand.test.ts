import { expect, test, vi } from 'vitest';
import { openSeat } from '../../support/chromium.js';
import { npmRun } from '../run.js';

const NAMES: Readonly<Record<string, string>> = { ben: 'Ben Okafor', dina: 'Dina Rahman' };

test('npm run demo -- --by-hand waits at each decision for a person in front of the page', async () => {
  const run = npmRun(['demo', '--', '--by-hand']);
  for (const turn of [0, 1, 2, 3]) {
    const { url, person } = await vi.waitFor(() => turnIn(run.output(), turn), {
      timeout: 60_000,
      interval: 200,
    });
    const seat = await openSeat(url);
    const { page } = seat;
    await page.goto(url);
    await page.getByRole('button', { name: new RegExp(`^${NAMES[person] ?? ''}`) }).click();
    await page.getByText('Recomputed by this browser').waitFor();
    for (const tick of await page.getByRole('checkbox').all()) await tick.check();
    if (person === 'dina') await page.getByLabel(/Test results/).fill('212 passed');
    await page.getByRole('button', { name: 'Approve' }).click();
    await page.getByText(/^Approved\./).waitFor();
    expect(seat.faults).toEqual([]);
    await seat.close();
  }
  expect(await run.ended, run.output()).toBe(0);
  expect(run.output()).toMatch(/The page: http:\/\/127\.0\.0\.1:\d+/);
  expect(run.descendants()).toEqual([]);
}, 240_000);

/** Whose turn it is, and where; throws where it has not come that far. */
function turnIn(output: string, turn: number): { readonly url: string; readonly person: string } {
  const turns = [...output.matchAll(/Your turn: (\S+) in a browser, signed in as (\w+)/g)];
  const [, url = '', person = ''] = turns[turn] ?? [];
  expect(url, output).not.toBe('');
  return { url, person };
}
