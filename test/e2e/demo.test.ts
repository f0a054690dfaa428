import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { npmRun, pressCtrlC } from './run.js';

/** A place for temporary files that nobody else uses, so that what is left there was left by the demo. */
const emptyTmp = () => mkdtempSync(join(tmpdir(), 'sluice-e2e-'));

/** tsx keeps its compiled files there. */
const leftIn = (folder: string) => readdirSync(folder).filter((name) => !name.startsWith('tsx-'));

test('the demo plays its story to the end and leaves nothing behind', async () => {
  const TMPDIR = emptyTmp();
  const run = npmRun(['demo'], { TMPDIR });
  expect(await run.ended, run.output()).toBe(0);
  const [, seconds] = /The story ended well, after (\d+) s/.exec(run.output()) ?? [];
  expect(Number(seconds)).toBeLessThanOrEqual(90);
  expect(run.descendants()).toEqual([]);
  expect(leftIn(TMPDIR)).toEqual([]);
});

test('Ctrl-C in the middle of the demo stops everything and ends with 130', async () => {
  const TMPDIR = emptyTmp();
  const run = npmRun(['demo'], { TMPDIR });
  await vi.waitFor(() => expect(run.output()).toContain('sluice import'), { timeout: 60_000, interval: 100 });
  pressCtrlC(run);
  expect(await run.ended).toBe(130);
  expect(run.descendants()).toEqual([]);
  expect(leftIn(TMPDIR)).toEqual([]);
});

test('a file that is cut in half ends the demo with an error that names it', async () => {
  const file = join(emptyTmp(), 'half.flagd.json');
  writeFileSync(file, '{"flags": {"new-checkout": {"state": "ENAB');
  const run = npmRun(['demo', '--', '--import', file]);
  expect(await run.ended).toBe(1);
  expect(run.output()).toContain(file);
  expect(run.descendants()).toEqual([]);
});

test('an option the demo does not have ends it with how it is used', async () => {
  const run = npmRun(['demo', '--', '--flags', 'x']);
  expect(await run.ended).toBe(1);
  expect(run.output()).toContain('npm run demo [-- [--import FILE] [--by-hand]]');
});
