import { randomUUID } from 'node:crypto';
import { environmentKeys, type LogWrite } from '@sluice/evaluator';
import fc from 'fast-check';
import { Redis } from 'ioredis';
import { afterAll, expect, inject, test } from 'vitest';
import { liveFlag, type LiveSet } from '../../domain/proposal/live.js';
import { verifyChain } from '../../store/ledger.js';
import { openStore } from '../../store/redis/open.js';
import type { ApplyResult, FlagStore, WriteBatch } from '../../store/port.js';
import { batchOf, deletionOf, entryOf, FOUNDATION, writeOf } from '../support/store-samples.js';

const url = inject('redisUrl');
const redis = new Redis(url);
afterAll(() => redis.quit());

const ENVS = ['production', 'staging'] as const;
const KEYS = ['a', 'b', 'c'] as const;
const ALL = ENVS.flatMap((env) => KEYS.map((key) => ({ env, key })));

/** What one caller does: writes some flags on what it read, or says again what somebody said before. */
type Step =
  | { readonly kind: 'write' | 'delete'; readonly targets: readonly (typeof ALL)[number][] }
  | { readonly kind: 'append' }
  | { readonly kind: 'repeat'; readonly which: number };

const targets = fc.subarray(ALL, { minLength: 1, maxLength: 3 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 5, arbitrary: fc.record({ kind: fc.constantFrom('write', 'delete'), targets }) },
  { weight: 1, arbitrary: fc.constant({ kind: 'append' as const }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('repeat'), which: fc.nat(50) }) },
);
/** Callers of one wave read the same state and write at the same time. */
const waves = fc.array(fc.array(step, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 });

interface Run {
  readonly store: FlagStore;
  readonly sent: WriteBatch[];
  readonly results: Map<string, ApplyResult[]>;
  appended: number;
}

async function perform(run: Run, wave: readonly Step[]): Promise<void> {
  const { live, generations } = await run.store.read(ALL);
  const batches = wave.flatMap((each): readonly WriteBatch[] => {
    if (each.kind === 'append') return [];
    if (each.kind === 'repeat') return run.sent.slice(each.which % 7).slice(0, 1);
    const writes = each.targets.map((target) => writeOn(live, each.kind, target));
    return [batchOf({ opId: `op-${randomUUID()}`, writes, generations })];
  });
  const appends = wave.filter((each) => each.kind === 'append');
  run.sent.push(...batches.filter((batch) => !run.sent.includes(batch)));
  await Promise.all([
    ...batches.map((batch) => send(run, batch)),
    ...appends.map(() => run.store.append({ opId: randomUUID(), entry: entryOf() })),
  ]);
  run.appended += appends.length;
}

const writeOn = (live: LiveSet, kind: 'write' | 'delete', { env, key }: (typeof ALL)[number]) =>
  (kind === 'write' ? writeOf : deletionOf)(env, key, liveFlag(live, env, key).version);

async function send(run: Run, batch: WriteBatch): Promise<void> {
  const result = await run.store.apply(batch);
  run.results.set(batch.opId, [...(run.results.get(batch.opId) ?? []), result]);
}

const effective = (run: Run): readonly WriteBatch[] =>
  run.sent.filter((batch) => run.results.get(batch.opId)?.some((result) => result.ok));

const countFor = (batches: readonly WriteBatch[], env: string, key?: string): number =>
  batches.filter(({ writes }) =>
    writes.some((write) => write.env === env && (key ?? write.key) === write.key),
  ).length;

async function replay(project: string, env: string): Promise<ReadonlyMap<string, string>> {
  const records = new Map<string, string>();
  for (const [, fields] of await redis.xrange(environmentKeys(project, env).log, '-', '+')) {
    for (const { key, record } of JSON.parse(fields[3] ?? '[]') as LogWrite[]) {
      if (record === null) records.delete(key);
      else records.set(key, record);
    }
  }
  return records;
}

test('under any interleaving revisions, log, heads, history, records and ledger tell one story', async () => {
  const property = fc.asyncProperty(waves, async (script) => {
    const project = `interleaving-${randomUUID()}`;
    const run: Run = { store: await openStore({ url, project }), sent: [], results: new Map(), appended: 0 };
    await run.store.found(FOUNDATION);
    for (const wave of script) await perform(run, wave);

    const done = effective(run);
    for (const results of run.results.values())
      expect(results.filter((result) => result.ok && !result.duplicate).length).toBeLessThanOrEqual(1);
    for (const env of ENVS) {
      const { log, meta, flags } = environmentKeys(project, env);
      const ids = (await redis.xrange(log, '-', '+')).map(([id]) => id);
      expect(ids).toEqual(ids.map((_, i) => `${String(i + 1)}-0`));
      expect(ids).toHaveLength(countFor(done, env));
      expect(await redis.hget(meta, 'revision')).toBe(String(ids.length));
      expect(await redis.hgetall(flags)).toEqual(Object.fromEntries(await replay(project, env)));
    }
    for (const { env, key, version } of (await run.store.read(ALL)).live.flags) {
      expect(version).toBe(countFor(done, env, key));
      const history = await run.store.history(env, key, 1000);
      expect(history.map((entry) => entry.version)).toEqual(history.map((_, i) => version - i));
    }
    const rows = await run.store.ledger(0, 10_000);
    expect(rows).toHaveLength(1 + done.length + run.appended);
    expect(verifyChain(rows)).toEqual({ ok: true, value: await run.store.ledgerHead() });
    await run.store.close();
  });
  await fc.assert(property, { numRuns: 40 });
});
