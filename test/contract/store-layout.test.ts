import { randomUUID } from 'node:crypto';
import { environmentKeys } from '@sluice/evaluator';
import { Redis } from 'ioredis';
import { afterAll, expect, inject, onTestFinished, test } from 'vitest';
import type { WriteBatch } from '../../store/port.js';
import { openStore } from '../../store/redis/open.js';
import { projectKeys } from '../../store/redis/keys.js';
import {
  batchOf,
  changeView,
  deletionOf,
  entryOf,
  FOUNDATION,
  hashOf,
  writeOf,
} from '../support/store-samples.js';

const url = inject('redisUrl');
const redis = new Redis(url);
afterAll(() => redis.quit());

async function founded() {
  const project = `layout-${randomUUID()}`;
  const store = await openStore({ url, project });
  onTestFinished(() => store.close());
  await store.found(FOUNDATION);
  const { generations } = await store.read([{ env: 'production', key: 'a' }]);
  return { project, store, generations, keys: environmentKeys(project, 'production') };
}

test('what an evaluator reads has the form its package describes', async () => {
  const { store, generations, keys } = await founded();
  const write = writeOf('production', 'a', 0);
  await store.apply(batchOf({ opId: 'c-1/1/apply', writes: [write], generations }));
  await store.apply(
    batchOf({ opId: 'c-2/1/apply', writes: [deletionOf('production', 'a', 1)], generations }),
  );
  const generation = generations['production'];
  expect(await redis.xrange(keys.log, '-', '+')).toEqual([
    [
      '1-0',
      [
        'generation',
        generation,
        'writes',
        JSON.stringify([{ kind: 'flag', key: 'a', record: write.record }]),
      ],
    ],
    ['2-0', ['generation', generation, 'writes', JSON.stringify([{ kind: 'flag', key: 'a', record: null }])]],
  ]);
  expect(await redis.hgetall(keys.meta)).toMatchObject({ generation, revision: '2', format: '1' });
  expect(await redis.hgetall(keys.heads)).toEqual({ 'flag/a': '2|-|c-2/1/apply' });
  expect(await redis.hgetall(keys.flags)).toEqual({});
});

test('a receipt is kept for ninety days', async () => {
  const { project, store } = await founded();
  await store.append({ opId: 'op', entry: entryOf() });
  const ttl = await redis.ttl(projectKeys(project).receipt('op'));
  expect(ttl).toBeGreaterThan(89 * 24 * 3600);
  expect(ttl).toBeLessThanOrEqual(90 * 24 * 3600);
});

test('the log keeps about ten thousand entries', async () => {
  const { store, generations, keys } = await founded();
  const pipeline = redis.pipeline();
  for (let i = 1; i <= 10_500; i++) pipeline.xadd(keys.log, `${String(i)}-0`, 'writes', '[]');
  await pipeline.exec();
  await redis.hset(keys.meta, 'revision', '10500');
  await store.apply(batchOf({ opId: 'op', writes: [writeOf('production', 'a', 0)], generations }));
  expect(await redis.xlen(keys.log)).toBeLessThan(10_200);
  expect(await redis.xlen(keys.log)).toBeGreaterThanOrEqual(10_000);
});

test('whichever key holds something else, the write is refused and nothing is changed', async () => {
  const { project, store, generations } = await founded();
  await store.apply(fullBatch(generations, 0));
  const all = projectKeys(project);
  const untouched = [all.people, all.policies, all.environments, all.environment('staging').meta];
  const keys = (await redis.keys(`sluice:{${project}}:*`)).filter(
    (key) => !key.includes(':op:') && !untouched.includes(key),
  );
  for (const key of [...keys, all.closed, all.receipt('op-1')]) {
    const stood = await redis.exists(key);
    if (stood) await redis.rename(key, `${key}:aside`);
    await redis.sadd(key, 'no key of ours is a set');
    const before = await dumpOf(project);
    const result = await store.apply(fullBatch(generations, 1));
    expect([key, result]).toEqual([key, expect.objectContaining({ ok: false, code: 'INVALID' })]);
    expect(await dumpOf(project)).toEqual(before);
    await redis.del(key);
    if (stood) await redis.rename(`${key}:aside`, key);
  }
  expect(keys).toHaveLength(13);
  expect(await store.apply(fullBatch(generations, 1))).toMatchObject({ ok: true });
});

/** Writes every kind of key an apply can write. */
const fullBatch = (generations: WriteBatch['generations'], version: number): WriteBatch =>
  batchOf(
    { opId: `op-${String(version)}`, writes: [writeOf('production', 'a', version)], generations },
    {
      entry: entryOf({ change: 'c-1' }),
      projection: { collection: 'changes', view: changeView('c-1', version) },
      command: { jti: `j-${String(version)}`, accepted: true },
      standsOn: { change: 'c-1', proposalHash: hashOf('p') },
    },
  );

test('an environment without its meta is lost, whatever else is left', async () => {
  const { store, generations, keys } = await founded();
  await redis.del(keys.meta);
  const result = await store.apply(
    batchOf({ opId: 'op', writes: [writeOf('production', 'a', 0)], generations }),
  );
  expect(result).toMatchObject({ ok: false, code: 'NO_STORE' });
});

test.each(['log', 'history', 'ledger'] as const)('a %s that runs ahead is left alone', async (stream) => {
  const { project, store, generations, keys } = await founded();
  const all = projectKeys(project);
  const name = { log: keys.log, history: all.history('production', 'a'), ledger: all.ledger }[stream];
  await redis.xadd(name, '99-0', 'foreign', '1');
  const before = await dumpOf(project);
  const result = await store.apply(
    batchOf({ opId: 'op', writes: [writeOf('production', 'a', 0)], generations }),
  );
  expect(result).toMatchObject({ ok: false, code: 'INVALID' });
  expect(await dumpOf(project)).toEqual(before);
});

test('a ledger row or view nobody can read does not hide the others', async () => {
  const { project, store } = await founded();
  for (const id of ['c-1', 'c-2'])
    await store.append({
      opId: id,
      entry: entryOf(),
      projection: { collection: 'changes', view: changeView(id, 1) },
    });
  const keys = projectKeys(project);
  await redis.hset(keys.collection('changes').views, 'c-2', '1|{"id":');
  await redis.xadd(keys.ledger, '4-0', 'at', '1', 'body', '{"half":');
  expect((await store.changes({ limit: 10 })).items.map((view) => view.id)).toEqual(['c-1']);
  expect(await store.change('c-2')).toBeNull();
  expect((await store.ledger(0, 10)).map((row) => row.seq)).toEqual([1, 2, 3]);
});

/** Every key of a project with its serialised value. */
async function dumpOf(project: string): Promise<ReadonlyMap<string, string | undefined>> {
  const keys = (await redis.keys(`sluice:{${project}}:*`)).sort();
  const dumps = await Promise.all(keys.map((key) => redis.dumpBuffer(key)));
  return new Map(keys.map((key, i) => [key, dumps[i]?.toString('hex')]));
}
