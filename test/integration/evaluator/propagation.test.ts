import { afterAll, beforeAll, expect, test } from 'vitest';
import { createEvaluator } from '@sluice/evaluator';
import type { Evaluator } from '@sluice/evaluator';
import { redisSource } from '@sluice/evaluator/redis';
import { startRedis } from '../../../local/redis.js';
import type { RunningRedis } from '../../../local/redis.js';
import { flag } from '../../unit/evaluator/records.js';
import { until } from './until.js';
import { Writer } from './writer.js';

const READERS = 200;
const CHANGES = 30;

let redis: RunningRedis;
let readers: readonly Evaluator[];

beforeAll(async () => {
  redis = await startRedis();
  const source = () => redisSource({ url: redis.url, project: 'fleet', environment: 'production' });
  readers = Array.from({ length: READERS }, () => createEvaluator({ source: source() }));
});

afterAll(async () => {
  await Promise.all(readers.map((one) => one.close()));
  await redis.stop();
});

test('every change reaches two hundred evaluators, half of them within a tenth of a second', async () => {
  const writer = new Writer(redis.url, 'fleet');
  await writer.put(flag());
  await until(() => readers.every((one) => one.status().status === 'READY'), 20_000);
  const times: number[] = [];
  let committed = 0;
  for (const one of readers) one.on('configurationChanged', () => times.push(performance.now() - committed));
  for (let version = 2; version < CHANGES + 2; version++) {
    committed = performance.now();
    await writer.put(flag({ version }));
    await until(() => readers.every((one) => one.standing().revision === version));
  }
  writer.close();
  expect(times).toHaveLength(READERS * CHANGES);
  const sorted = times.toSorted((a, b) => a - b);
  // The time from asking for the commit, on a machine that does other things: the bench tells how fast it can be.
  expect(sorted[times.length / 2]).toBeLessThan(100);
});
