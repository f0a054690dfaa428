import { setTimeout as sleep } from 'node:timers/promises';
import { expect, onTestFinished, test } from 'vitest';
import { openSeat } from '../../support/chromium.js';
import { npmRun, pressCtrlC, type Run } from '../run.js';

const NAMES: Readonly<Record<string, string>> = { ben: 'Ben Okafor', dina: 'Dina Rahman' };

test('npm run demo -- --by-hand waits at each decision for a person in front of the page', async () => {
  const run = npmRun(['demo', '--', '--by-hand']);
  onTestFinished(() => leave(run));
  for (const turn of [0, 1, 2, 3]) {
    const { url, person } = await untilTurn(run, turn);
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
}, 300_000);

interface Turn {
  readonly url: string;
  readonly person: string;
}

const LOOK_MS = 200;

/**
 * Whose turn it is, and where. Before the first one the demo gets itself its servers and plays three chapters; it sets
 * every wait in there a limit of its own and ends with a sentence where one is passed, so that none is set here.
 */
async function untilTurn(run: Run, turn: number): Promise<Turn> {
  for (;;) {
    const [, url, person] = turnsIn(run)[turn] ?? [];
    if (url !== undefined && person !== undefined) return { url, person };
    expect(run.process.exitCode, `the demo ended before turn ${turn + 1}:\n${run.output()}`).toBeNull();
    await sleep(LOOK_MS);
  }
}

const turnsIn = (run: Run) => [
  ...run.output().matchAll(/Your turn: (\S+) in a browser, signed in as (\w+)/g),
];

/** What a test that failed has left would slow down all that come after it. */
async function leave(run: Run): Promise<void> {
  if (run.process.exitCode === null && run.process.signalCode === null) pressCtrlC(run);
  await run.ended;
}
