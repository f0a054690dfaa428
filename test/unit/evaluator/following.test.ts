import { afterEach, expect, test, vi } from 'vitest';
import { createEvaluator } from '@sluice/evaluator';
import type { UsageCount } from '@sluice/evaluator';
import { flag, onWhen } from './records.js';
import { serving } from './serving.js';
import { Told } from './told.js';

afterEach(() => {
  vi.useRealTimers();
});

test('a store of a newer format is an error until one it can read is heard of', async () => {
  const source = new Told();
  const flags = createEvaluator({ source });
  await source.deliver();
  source.sink?.tooNew(9);
  expect(flags.status().status).toBe('ERROR');
  source.sink?.current(performance.now());
  expect(flags.status()).toMatchObject({ status: 'READY', lastError: undefined });
});

test('what was served is counted over a snapshot that replaces it', async () => {
  vi.useFakeTimers();
  const reports: (readonly UsageCount[])[] = [];
  const source = new Told();
  const flags = createEvaluator({ source, onUsage: (counts) => void reports.push(counts) });
  await source.deliver();
  flags.details('new-checkout');
  const record = flag({ version: 2 });
  await source.deliver({ revision: 2, records: [{ kind: 'flag', key: record.key, record }] });
  await vi.advanceTimersByTimeAsync(60_000);
  expect(reports).toEqual([[{ flag: 'new-checkout', version: 1, variant: 'on', count: 1 }]]);
});

test('a snapshot is dropped where entries overtook it while it was taken in', async () => {
  const source = new Told();
  const flags = createEvaluator({ source });
  await source.deliver();
  const records = Array.from({ length: 5_000 }, (_, n) => flag({ key: `f${n}` }));
  const whole = source.deliver({
    records: records.map((record) => ({ kind: 'flag', key: record.key, record })),
  });
  const write = { kind: 'flag', key: 'late', record: JSON.stringify(flag({ key: 'late' })) } as const;
  expect(source.sink?.entry({ generation: 'g', revision: 2, writes: [write] })).toBe('applied');
  expect(await whole).toBe(false);
  expect(flags.status().revision).toBe(2);
  expect([...flags.all().keys()]).toEqual(['new-checkout', 'late']);
});

test('a getter of the context may ask too, and disturbs nothing', () => {
  const pro = { attr: 'plan', op: 'eq', values: ['pro'] } as const;
  const big = { attr: 'seats', op: 'gt', values: [1] } as const;
  const flags = serving({ flags: [onWhen(pro, big), { ...onWhen(pro), key: 'other' }] });
  const context = {
    get plan(): string {
      return flags.boolean('other', { plan: 'free' }, true) ? 'wrong' : 'pro';
    },
    seats: 2,
  };
  expect(flags.details('new-checkout', context)).toMatchObject({ value: true, ruleId: 'first' });
  expect([...flags.all(context)].map(([key, { value }]) => [key, value])).toEqual([
    ['new-checkout', true],
    ['other', true],
  ]);
});

test('a view pinned long ago answers as fast as a new one', async () => {
  const source = new Told();
  const flags = createEvaluator({ source });
  await source.deliver({ revision: 0 });
  const pinned = flags.snapshot();
  for (let revision = 1; revision <= 20_000; revision++)
    source.sink?.entry({ generation: 'g', revision, writes: [] });
  const times = Array.from({ length: 5 }, () => {
    const started = performance.now();
    for (let n = 0; n < 500; n++) pinned.details('new-checkout');
    return performance.now() - started;
  });
  expect(Math.min(...times)).toBeLessThan(10);
});
