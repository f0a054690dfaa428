import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, test, vi } from 'vitest';
import { ROOT, sourceArgs } from '../../../local/source-process.js';
import { isAlive } from '../../support/processes.js';

const FIXTURE = fileURLToPath(new URL('./processes-fixture.ts', import.meta.url));

interface Started {
  readonly launcher: ChildProcess;
  /** Redis, and another process. */
  readonly pids: readonly number[];
}

async function started(other: 'stubborn' | 'obedient'): Promise<Started> {
  const dir = await mkdtemp(join(tmpdir(), 'sluice-orphans-'));
  const launcher = spawn(process.execPath, sourceArgs(FIXTURE, dir, other), {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [line] = (await once(createInterface(launcher.stdout), 'line')) as [string];
  const pids = JSON.parse(line) as number[];
  expect(pids.map(isAlive)).toEqual([true, true]);
  return { launcher, pids };
}

const allEnded = (pids: readonly number[]) => () => expect(pids.filter(isAlive)).toEqual([]);

test('Ctrl-C stops everything before the launcher ends with 130', async () => {
  const { launcher, pids } = await started('obedient');
  launcher.kill('SIGINT');
  expect(await once(launcher, 'exit')).toEqual([130, null]);
  allEnded(pids)();
});

test('SIGTERM stops everything before the launcher ends with 143', async () => {
  const { launcher, pids } = await started('obedient');
  launcher.kill('SIGTERM');
  expect(await once(launcher, 'exit')).toEqual([143, null]);
  allEnded(pids)();
});

test('a second Ctrl-C ends the launcher at once, and everything all the same', async () => {
  const { launcher, pids } = await started('stubborn');
  launcher.kill('SIGINT');
  launcher.kill('SIGINT');
  await once(launcher, 'exit');
  await vi.waitFor(allEnded(pids), { timeout: 10_000, interval: 50 });
});

test('after kill -9 of the launcher nothing is left, not even what ignores SIGTERM', async () => {
  const { launcher, pids } = await started('stubborn');
  launcher.kill('SIGKILL');
  await vi.waitFor(allEnded(pids), { timeout: 10_000, interval: 50 });
});
