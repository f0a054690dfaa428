import { mkdtempSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { npmRun, pressCtrlC, type Run } from './run.js';

const SOON = { timeout: 60_000, interval: 100 };

const isUp = (run: Run) => vi.waitFor(() => expect(run.output()).toContain('Three things to try'), SOON);

const apiOf = (run: Run): string => /API +(\S+)/.exec(run.output())?.[1] ?? '';

/** The launcher ends with 0; npm passes on that it was told to stop. */
async function stop(run: Run): Promise<void> {
  pressCtrlC(run);
  expect(await run.ended, run.output()).toBe(130);
  expect(run.descendants()).toEqual([]);
}

test('npm run dev seeds once, refuses a second launcher, and its next start continues', async () => {
  const XDG_STATE_HOME = mkdtempSync(join(tmpdir(), 'sluice-dev-'));
  const first = npmRun(['dev'], { XDG_STATE_HOME });
  await isUp(first);
  expect(first.output()).toContain('seeding: a rollout that moves');
  expect(statSync(join(XDG_STATE_HOME, 'sluice', 'dev')).mode & 0o777).toBe(0o700);
  expect((await fetch(`${apiOf(first)}/healthz`)).status).toBe(200);

  const second = npmRun(['dev'], { XDG_STATE_HOME });
  expect(await second.ended).toBe(1);
  expect(second.output()).toContain('It runs already');
  await stop(first);

  const third = npmRun(['dev'], { XDG_STATE_HOME });
  await isUp(third);
  expect(third.output()).not.toContain('seeding');
  await stop(third);
});

test('after kill -9 of npm run dev nothing is left, and the next start continues', async () => {
  const XDG_STATE_HOME = mkdtempSync(join(tmpdir(), 'sluice-dev-'));
  const first = npmRun(['dev'], { XDG_STATE_HOME });
  await isUp(first);
  // All that a terminal would know of: npm, its shell, and the launcher.
  process.kill(-(first.process.pid ?? NaN), 'SIGKILL');
  await vi.waitFor(() => expect(first.descendants()).toEqual([]), { timeout: 15_000, interval: 100 });

  const second = npmRun(['dev'], { XDG_STATE_HOME });
  await isUp(second);
  expect(second.output()).not.toContain('seeding');
  await stop(second);
});
