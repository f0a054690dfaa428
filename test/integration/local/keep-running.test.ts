import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { expect, test } from 'vitest';
import type { LocalFailure } from '../../../local/failure.js';
import { startChild } from '../../../local/processes/child.js';
import { keepRunning } from '../../../local/processes/keep-running.js';
import { freePort } from '../../../local/processes/port.js';
import { startRedis } from '../../../local/redis.js';
import { isAlive } from '../../support/processes.js';

const quiet = () => undefined;
const attempt = { report: quiet, signal: new AbortController().signal };

test('a killed Redis is started again at the same place and has lost nothing it acknowledged', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'sluice-kept-'));
  const port = await freePort();
  const start = () => startRedis({ dir, port, persist: true });
  const kept = await keepRunning({ name: 'Redis', start, attempt, onLost: quiet });
  const redis = new Redis(kept.current().url);
  redis.on('error', quiet);
  await redis.set('acknowledged', 'yes');
  const { pid } = kept.current();
  await kept.kill();
  expect(kept.current().pid).not.toBe(pid);
  expect(await redis.get('acknowledged')).toBe('yes');
  redis.disconnect();
  await kept.stop();
  expect(isAlive(kept.current().pid)).toBe(false);
});

test('a process that ends right after every start is given up', async () => {
  const log = join(await mkdtemp(join(tmpdir(), 'sluice-kept-')), 'log');
  const start = () => startChild({ name: 'brief', command: 'true', args: [], log });
  const lost = new Promise<LocalFailure>((resolve) => {
    void keepRunning({ name: 'brief', start, attempt, onLost: resolve });
  });
  expect((await lost).message).toBe('brief cannot be kept running: it ended again and again');
});
