import { Redis } from 'ioredis';
import { expect, onTestFinished, test } from 'vitest';
import { StoreUnavailable, UnknownOutcome } from '../../store/errors.js';
import { openStore } from '../../store/redis/open.js';
import type { FlagStore } from '../../store/port.js';
import { batchOf, FOUNDATION, writeOf } from '../support/store-samples.js';
import { ownRedis } from './store/own-redis.js';

const project = 'faults';

async function founded(timeoutMs = 2_000) {
  const server = await ownRedis();
  const store = await openStore({ url: server.url, project, timeoutMs });
  const admin = new Redis(server.url);
  admin.on('error', () => undefined);
  onTestFinished(async () => {
    await store.close();
    admin.disconnect();
  });
  await store.found(FOUNDATION);
  return { server, store, admin, batch: await batchOn(store) };
}

async function batchOn(store: FlagStore) {
  const { generations } = await store.read([{ env: 'production', key: 'a' }]);
  return (version: number) =>
    batchOf({ opId: `op-${String(version)}`, writes: [writeOf('production', 'a', version)], generations });
}

test('after a restart of the server the next calls work, and what was acknowledged is there', async () => {
  const { server, store, batch } = await founded();
  await store.apply(batch(0));
  await server.restart();
  expect((await store.list('production')).flags[0]?.version).toBe(1);
  expect(await store.apply(batch(0))).toMatchObject({ ok: true, duplicate: true });
  expect(await store.apply(batch(1))).toMatchObject({ ok: true, duplicate: false });
});

test('a flushed store is not written to, and no second ledger begins', async () => {
  const { store, admin, batch } = await founded();
  await store.apply(batch(0));
  await admin.flushall();
  expect(await store.apply(batch(1))).toMatchObject({ ok: false, code: 'NO_STORE' });
  await expect(store.append({ opId: 'x', entry: FOUNDATION.entry })).rejects.toThrow('NO_STORE');
  expect(await admin.dbsize()).toBe(0);
});

test('a server that forgot the scripts gets them again', async () => {
  const { store, admin, batch } = await founded();
  await admin.script('FLUSH');
  expect(await store.apply(batch(0))).toMatchObject({ ok: true, duplicate: false });
});

test('a full store refuses a write as a whole and takes it when there is room again', async () => {
  const { store, admin, batch } = await founded();
  const before = await admin.dbsize();
  await admin.config('SET', 'maxmemory', '1');
  await expect(store.apply(batch(0))).rejects.toThrow(UnknownOutcome);
  expect(await admin.dbsize()).toBe(before);
  await admin.config('SET', 'maxmemory', '0');
  expect(await store.apply(batch(0))).toMatchObject({ ok: true, duplicate: false });
});

test('a server that hangs is given up after the timeout, and found again when it goes on', async () => {
  const { server, store, batch } = await founded(300);
  process.kill(server.pid, 'SIGSTOP');
  await expect(store.apply(batch(0))).rejects.toThrow(UnknownOutcome);
  await expect(store.now()).rejects.toThrow(StoreUnavailable);
  process.kill(server.pid, 'SIGCONT');
  expect(await store.apply(batch(0))).toMatchObject({ ok: true });
  expect(await store.history('production', 'a', 10)).toHaveLength(1);
});

test('an address where nobody answers is told at once', async () => {
  const opening = openStore({ url: 'redis://127.0.0.1:1', project, timeoutMs: 2_000 });
  await expect(opening).rejects.toThrow(StoreUnavailable);
});

test('the settings of a durable server raise no warning', async () => {
  const { store } = await founded();
  expect(await store.durability()).toMatchObject({
    appendOnly: true,
    fsync: 'always',
    evictionPolicy: 'noeviction',
    warnings: [],
  });
});

test('every setting that can lose writes is warned of in a sentence', async () => {
  const { store, admin } = await founded();
  await admin.config('SET', 'appendfsync', 'everysec');
  await admin.config('SET', 'maxmemory-policy', 'allkeys-lru');
  expect((await store.durability()).warnings).toEqual([
    expect.stringContaining('appendfsync is everysec'),
    expect.stringContaining('maxmemory-policy is allkeys-lru'),
  ]);
  await admin.config('SET', 'appendonly', 'no');
  expect((await store.durability()).warnings[0]).toMatch(/^appendonly is off/);
});

test('what the user of the connection may not ask is unknown, and warned of', async () => {
  const { server, admin } = await founded();
  await admin.acl('SETUSER', 'narrow', 'on', '>secret', '~*', '+@all', '-config');
  const url = server.url.replace('redis://', 'redis://narrow:secret@');
  const store = await openStore({ url, project });
  onTestFinished(() => store.close());
  expect(await store.durability()).toMatchObject({ fsync: 'unknown', warnings: [expect.any(String)] });
});
