import { randomUUID } from 'node:crypto';
import { expect, inject, test } from 'vitest';
import { UnknownOutcome, StoreUnavailable } from '../../store/errors.js';
import { verifyChain } from '../../store/ledger.js';
import type { WriteBatch } from '../../store/port.js';
import { batchOf, entryOf, FOUNDATION, writeOf } from '../support/store-samples.js';
import { storeBehindProxy } from './store/own-redis.js';

const url = inject('redisUrl');
const TIMEOUT_MS = 300;

async function foundedBehindProxy(timeoutMs = TIMEOUT_MS) {
  const project = `lost-${randomUUID()}`;
  const { store, proxy } = await storeBehindProxy({ url, project, timeoutMs });
  await store.found(FOUNDATION);
  // Now the server knows the script, so the reply that is lost is the one that counts.
  await store.append({ opId: 'first', entry: entryOf() });
  const { generations } = await store.read([{ env: 'production', key: 'a' }]);
  const batch = (version: number): WriteBatch =>
    batchOf({ opId: `op-${String(version)}`, writes: [writeOf('production', 'a', version)], generations });
  return { store, proxy, batch };
}

test('a swallowed reply is an unknown outcome, and the retry finds the one version it made', async () => {
  const { store, proxy, batch } = await foundedBehindProxy();
  proxy.swallowReplies();
  await expect(store.apply(batch(0))).rejects.toThrow(UnknownOutcome);
  proxy.pass();
  expect(await untilKnown(() => store.apply(batch(0)))).toMatchObject({ ok: true, duplicate: true });
  expect(await store.history('production', 'a', 10)).toHaveLength(1);
});

test('a swallowed reply to an append is one ledger row', async () => {
  const { store, proxy } = await foundedBehindProxy();
  const transition = { opId: 'c-1/1/submit', entry: entryOf() };
  proxy.swallowReplies();
  await expect(store.append(transition)).rejects.toThrow(UnknownOutcome);
  proxy.pass();
  expect((await untilKnown(() => store.append(transition))).seq).toBe(3);
  expect((await store.ledgerHead()).seq).toBe(3);
});

test('writes whose connection is cut again and again are retried to one effect each', async () => {
  const { store, proxy, batch } = await foundedBehindProxy();
  for (let version = 0; version < 20; version++) {
    proxy.cutAtNextReply();
    const result = await untilKnown(() => store.apply(batch(version)));
    expect(result).toMatchObject({ ok: true, duplicate: true });
  }
  const versions = (await store.history('production', 'a', 100)).map((entry) => entry.version);
  expect(versions).toEqual(Array.from({ length: 20 }, (_, i) => 20 - i));
  expect(verifyChain(await store.ledger(0, 100)).ok).toBe(true);
});

test('a connection that is lost fails at once, long before the timeout', async () => {
  const { store, proxy, batch } = await foundedBehindProxy(20_000);
  proxy.cutAtNextReply();
  const before = Date.now();
  await expect(store.apply(batch(0))).rejects.toThrow(UnknownOutcome);
  expect(Date.now() - before).toBeLessThan(2_000);
});

test('a connection that fell silent is replaced', async () => {
  const { store, proxy, batch } = await foundedBehindProxy();
  proxy.stall();
  await expect(store.now()).rejects.toThrow(StoreUnavailable);
  await expect(store.apply(batch(0))).rejects.toThrow(UnknownOutcome);
  expect(await untilKnown(() => store.apply(batch(0)))).toMatchObject({ ok: true, duplicate: false });
  expect(await store.now()).toBeGreaterThan(0);
});

test('while nobody listens a write is unknown and a read unavailable, and both come back by themselves', async () => {
  const { store, proxy, batch } = await foundedBehindProxy();
  proxy.refuse();
  await expect(store.apply(batch(0))).rejects.toThrow(UnknownOutcome);
  await expect(store.list('production')).rejects.toThrow(StoreUnavailable);
  proxy.pass();
  const result = await untilKnown(() => store.apply(batch(0)));
  expect(result).toMatchObject({ ok: true, duplicate: false });
  expect((await store.list('production')).flags).toHaveLength(1);
});

test('a read that gets no answer ends, and the next one does not wait behind it', async () => {
  const { store, proxy } = await foundedBehindProxy();
  proxy.swallowReplies();
  await expect(store.governance()).rejects.toThrow(StoreUnavailable);
  proxy.pass();
  expect(await store.governance()).toEqual(FOUNDATION.governance);
});

/** Sends the same again until the store answers, as every caller does; here not for ever. */
async function untilKnown<T>(send: () => Promise<T>, attempts = 10): Promise<T> {
  try {
    return await send();
  } catch (error) {
    if (!(error instanceof UnknownOutcome) || attempts === 0) throw error;
    return untilKnown(send, attempts - 1);
  }
}
