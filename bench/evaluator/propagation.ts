/** From asking for a commit in a Redis of its own to two hundred evaluators of one process. */
import { Redis } from 'ioredis';
import { createEvaluator, environmentKeys } from '@sluice/evaluator';
import type { Evaluator } from '@sluice/evaluator';
import { redisSource } from '@sluice/evaluator/redis';
import { startRedis } from '../../local/redis.js';
import { quantile } from './measure.js';
import { many } from './workloads.js';

const READERS = 200;
const CHANGES = 120;
const WARM = 20;
const PAUSE_MS = 100;
const SETTLE_MS = 1_000;
const READY_MS = 30_000;

const keys = environmentKeys('bench', 'production');
const [flag] = many;
const key = flag?.key ?? '';

/** Writes one version as an apply does. */
async function commit(redis: Redis, revision: number): Promise<void> {
  const record = JSON.stringify({ ...flag, version: revision });
  const meta = { generation: 'g', revision, format: 1 };
  const writes = JSON.stringify([{ kind: 'flag', key, record }]);
  await redis
    .multi()
    .hset(keys.flags, key, record)
    .hset(keys.heads, `flag/${key}`, `${revision}|h${revision}|op`)
    .hset(keys.meta, meta)
    .xadd(keys.log, `${revision}-0`, 'generation', 'g', 'writes', writes)
    .exec();
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** When each evaluator told of each change, in ms since its commit was asked for. */
async function changesSeen(writer: Redis, readers: readonly Evaluator[]): Promise<readonly number[]> {
  const times: number[] = [];
  let committed = 0;
  for (const one of readers) one.on('configurationChanged', () => times.push(performance.now() - committed));
  for (let revision = 2; revision < CHANGES + 2; revision++) {
    await pause(PAUSE_MS);
    committed = performance.now();
    await commit(writer, revision);
  }
  await pause(SETTLE_MS);
  if (times.length !== READERS * CHANGES) throw new RangeError('not every change was seen');
  return times.slice(WARM * READERS);
}

/** In ms; needs redis-server. */
export async function propagating(): Promise<readonly [p50: number, p99: number]> {
  const server = await startRedis();
  const writer = new Redis(server.url);
  await commit(writer, 1);
  const source = () => redisSource({ url: server.url, project: 'bench', environment: 'production' });
  const readers = Array.from({ length: READERS }, () => createEvaluator({ source: source() }));
  await Promise.all(readers.map((one) => one.ready({ timeoutMs: READY_MS })));
  const times = await changesSeen(writer, readers);
  await Promise.all(readers.map((one) => one.close()));
  writer.disconnect();
  await server.stop();
  return [quantile(times, 0.5), quantile(times, 0.99)];
}
