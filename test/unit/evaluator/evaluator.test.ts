import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createEvaluator, explain, memorySource } from '@sluice/evaluator';
import type { UsageCount } from '@sluice/evaluator';
import { flag, onWhen, rule } from './records.js';
import { serving, silent } from './serving.js';
import { bootstrap, on, Told } from './told.js';

describe('before the store is heard of', () => {
  test('every question has an answer', () => {
    const flags = createEvaluator({ source: silent });
    expect(flags.boolean('new-checkout', {}, true)).toBe(true);
    expect(flags.details('new-checkout').errorCode).toBe('PROVIDER_NOT_READY');
    expect(flags.all().size).toBe(0);
    expect(flags.status()).toMatchObject({ status: 'NOT_READY', ageMs: undefined, revision: undefined });
  });

  test('a bootstrap serves, and says that it is only that', async () => {
    const flags = createEvaluator({ source: silent, bootstrap });
    expect(flags.boolean('new-checkout', {}, false)).toBe(true);
    expect(flags.status().status).toBe('CACHED');
    expect(await flags.ready({ timeoutMs: 10 })).toMatchObject({ status: 'CACHED' });
  });

  test('a bootstrap that is nonsense is kept aside like any record', () => {
    const circle: { self?: unknown } = {};
    circle.self = circle;
    const flags = createEvaluator({
      source: silent,
      bootstrap: { flags: { circle, text: '{', none: undefined } },
    });
    expect(flags.status().degraded.count).toBe(3);
    expect(flags.details('circle').errorCode).toBe('PARSE_ERROR');
  });
});

describe('as time goes by', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  test('it is stale after 30 s without contact, in error after 5 min, ready again at once, and says so each time', async () => {
    const source = new Told();
    const flags = createEvaluator({ source });
    const heard: string[] = [];
    for (const event of ['ready', 'stale', 'error'] as const) flags.on(event, () => heard.push(event));
    await source.deliver();
    expect(flags.status().status).toBe('READY');
    await vi.advanceTimersByTimeAsync(29_000);
    expect(flags.status().status).toBe('READY');
    await vi.advanceTimersByTimeAsync(2_000);
    expect(flags.status()).toMatchObject({ status: 'STALE', revision: 1 });
    expect(flags.status().ageMs).toBeGreaterThanOrEqual(31_000);
    await vi.advanceTimersByTimeAsync(270_000);
    expect(flags.status().status).toBe('ERROR');
    expect(flags.boolean('new-checkout', {}, false)).toBe(true);
    source.sink?.current(performance.now());
    expect(flags.status().status).toBe('READY');
    expect(heard).toEqual(['ready', 'stale', 'error', 'ready']);
  });

  test('an age is never told younger than it is, even if proofs come late', async () => {
    const source = new Told();
    const flags = createEvaluator({ source });
    const asked = performance.now();
    await vi.advanceTimersByTimeAsync(40_000);
    await source.deliver({ askedAt: asked });
    expect(flags.status().ageMs).toBeGreaterThanOrEqual(40_000);
    expect(flags.status().status).toBe('STALE');
  });

  test('a source in memory stays current for as long as it is open', async () => {
    const flags = createEvaluator({ source: memorySource(bootstrap) });
    await vi.advanceTimersByTimeAsync(31_000);
    expect(flags.status().status).toBe('READY');
    await vi.advanceTimersByTimeAsync(270_000);
    expect(flags.status().status).toBe('READY');
    expect(flags.status().ageMs).toBeLessThan(15_000);
    await flags.close();
    expect(vi.getTimerCount()).toBe(0);
  });

  test('a source in memory whose records were refused is not current', async () => {
    const flags = createEvaluator({ source: memorySource({ flags: {} }), bootstrap });
    await vi.advanceTimersByTimeAsync(31_000);
    expect(flags.status().status).toBe('CACHED');
    await flags.close();
  });

  test('waiting to be ready ends at its time, and at closing', async () => {
    const flags = createEvaluator({ source: new Told() });
    const short = flags.ready({ timeoutMs: 100 });
    const long = flags.ready();
    await vi.advanceTimersByTimeAsync(100);
    expect(await short).toMatchObject({ status: 'NOT_READY' });
    await flags.close();
    expect(await long).toMatchObject({ status: 'CLOSED' });
  });

  test('what was served is counted by version and variant, once a minute, and over replaced records', async () => {
    const reports: (readonly UsageCount[])[] = [];
    const source = new Told();
    const flags = createEvaluator({ source, onUsage: (counts) => void reports.push(counts) });
    await source.deliver();
    for (let n = 0; n < 3; n++) flags.boolean('new-checkout', {}, false);
    const write = {
      kind: 'flag',
      key: 'new-checkout',
      record: JSON.stringify(flag({ version: 2 })),
    } as const;
    source.sink?.entry({ generation: 'g', revision: 2, writes: [write] });
    flags.details('new-checkout');
    flags.all();
    explain(flags, 'new-checkout');
    await vi.advanceTimersByTimeAsync(60_000);
    expect(reports).toEqual([
      [
        { flag: 'new-checkout', version: 1, variant: 'on', count: 3 },
        { flag: 'new-checkout', version: 2, variant: 'off', count: 1 },
      ],
    ]);
    flags.details('new-checkout');
    await flags.close();
    expect(reports[1]).toEqual([{ flag: 'new-checkout', version: 2, variant: 'off', count: 1 }]);
    flags.details('new-checkout');
    await vi.advanceTimersByTimeAsync(120_000);
    expect(reports).toHaveLength(2);
  });
});

test.each([null, {}, { flags: null }, { flags: {}, segments: null }])(
  '%j as bootstrap serves nothing, and nothing breaks',
  (broken) => {
    const flags = createEvaluator({ source: silent, bootstrap: broken as never });
    expect(flags.boolean('new-checkout', {}, true)).toBe(true);
  },
);

describe('what a source delivers', () => {
  test('that is empty is taken at first, and never again in place of something of another generation', async () => {
    const source = new Told();
    const flags = createEvaluator({ source });
    expect(await source.deliver({ records: [] })).toBe(true);
    expect(flags.status().status).toBe('READY');
    await source.deliver({ revision: 2 });
    expect(await source.deliver({ generation: 'other', revision: 9, records: [] })).toBe(false);
    expect(flags.boolean('new-checkout', {}, false)).toBe(true);
    expect(await source.deliver({ revision: 3, records: [] })).toBe(true);
    expect(flags.details('new-checkout').errorCode).toBe('FLAG_NOT_FOUND');
  });

  test('that is older is refused', async () => {
    const source = new Told();
    const flags = createEvaluator({ source });
    await source.deliver({ revision: 5 });
    expect(await source.deliver({ revision: 4, records: [] })).toBe(false);
    expect(flags.status()).toMatchObject({
      revision: 5,
      lastError: expect.stringContaining('went back') as string,
    });
  });

  test('that is empty never takes the place of a bootstrap', async () => {
    const source = new Told();
    const flags = createEvaluator({ source, bootstrap });
    expect(await source.deliver({ records: [] })).toBe(false);
    expect(flags.boolean('new-checkout', {}, false)).toBe(true);
  });

  test('names only flags that answer differently: not one that was malformed, nor one that was never there', async () => {
    const source = new Told();
    const flags = createEvaluator({ source });
    await source.deliver();
    const changes: unknown[] = [];
    flags.on('configurationChanged', (keys) => changes.push(keys));
    const writes = [
      { kind: 'flag', key: 'new-checkout', record: '{}' },
      { kind: 'flag', key: 'nothing', record: null },
    ] as const;
    expect(source.sink?.entry({ generation: 'g', revision: 2, writes })).toBe('applied');
    expect(changes).toEqual([]);
  });

  test('entry by entry must follow on', async () => {
    const source = new Told();
    createEvaluator({ source });
    const entry = (generation: string, revision: number) =>
      source.sink?.entry({ generation, revision, writes: [] });
    expect(entry('g', 1)).toBe('resync');
    await source.deliver();
    expect([entry('g', 1), entry('g', 3), entry('other', 2), entry('g', 2)]).toEqual([
      'known',
      'resync',
      'resync',
      'applied',
    ]);
  });
});

test('a listener that throws harms nobody, and one that is taken away is not called', async () => {
  const source = new Told();
  const flags = createEvaluator({ source });
  const heard: (readonly string[])[] = [];
  flags.on('configurationChanged', () => {
    throw new TypeError('mine');
  });
  const forget = flags.on('configurationChanged', (keys) => heard.push(keys));
  await source.deliver();
  forget();
  await source.deliver({ revision: 2, records: [] });
  expect(heard).toEqual([['new-checkout']]);
});

test('flags that stand on a changed one are named with it', async () => {
  const source = new Told();
  const flags = createEvaluator({ source });
  const needs = (name: string) => ({ prerequisites: [{ flag: name, variants: ['on'] }] });
  const records = [
    flag(),
    flag({ key: 'b', ...needs('new-checkout') }),
    flag({ key: 'c', ...needs('b') }),
    flag({ key: 'd' }),
  ];
  await source.deliver({ records: records.map((record) => ({ kind: 'flag', key: record.key, record })) });
  const heard: (readonly string[])[] = [];
  flags.on('configurationChanged', (keys) => heard.push(keys));
  const write = { kind: 'flag', key: 'new-checkout', record: JSON.stringify(flag(on)) } as const;
  source.sink?.entry({ generation: 'g', revision: 2, writes: [write] });
  expect(heard).toEqual([['b', 'c', 'new-checkout']]);
});

test('all answers at once: active and disabled flags that have a value', () => {
  const { offVariant: _, ...bare } = flag({ key: 'bare', state: 'disabled' });
  const split = {
    split: {
      ranges: [
        { variant: 'on', lo: 0, hi: 1 },
        { variant: 'off', lo: 1, hi: 100_000 },
      ],
    },
  };
  const flags = serving({
    flags: [
      flag({ clientVisible: true }),
      flag({ key: 'dark', state: 'disabled' }),
      flag({ key: 'gone', state: 'archived' }),
      bare,
      flag({ key: 'failing', serve: split }),
    ],
  });
  expect([...flags.all().keys()]).toEqual(['new-checkout', 'dark']);
  expect([...flags.all({}, { clientVisible: true }).keys()]).toEqual(['new-checkout']);
});

test('a source in memory serves what it is given, and what replaces it', async () => {
  const source = memorySource(bootstrap);
  const flags = createEvaluator({ source });
  expect(await flags.ready()).toMatchObject({ status: 'READY' });
  await source.replace({ flags: { other: { ...onWhen(), key: 'other' } } });
  expect(flags.details('other').variant).toBe('on');
  expect(flags.details('new-checkout').errorCode).toBe('FLAG_NOT_FOUND');
  await flags.close();
});

test('views pinned at many moments all stay what they were', async () => {
  const source = new Told();
  const flags = createEvaluator({ source });
  await source.deliver({ revision: 0 });
  const pinned = [flags.snapshot()];
  for (let revision = 1; revision <= 200; revision++) {
    const record = flag({
      version: revision,
      key: `f${revision % 7}`,
      rules: [rule({ id: `r${revision}` })],
    });
    source.sink?.entry({
      generation: 'g',
      revision,
      writes: [{ kind: 'flag', key: record.key, record: JSON.stringify(record) }],
    });
    pinned.push(flags.snapshot());
  }
  for (const [revision, view] of pinned.entries()) {
    for (let n = 0; n < 7; n++) {
      const newest = Array.from({ length: revision }, (_, at) => revision - at).find((one) => one % 7 === n);
      expect(view.details(`f${n}`).ruleId).toBe(newest === undefined ? undefined : `r${newest}`);
    }
    expect(view.all().size).toBe(Math.min(7, revision) + 1);
  }
});

test('one change among ten thousand flags is told in less than a millisecond', async () => {
  const source = new Told();
  const flags = createEvaluator({ source });
  const records = Array.from({ length: 10_000 }, (_, n) => {
    const record = flag({
      key: `f${n}`,
      prerequisites: n === 1 ? [{ flag: 'f0', variants: ['on'] }] : [],
      rules: [rule({ when: [{ op: 'in_segment', values: ['paying'] }] })],
    });
    return { kind: 'flag' as const, key: record.key, record };
  });
  await source.deliver({ revision: 0, records });
  const told: (readonly string[])[] = [];
  flags.on('configurationChanged', (keys) => told.push(keys));
  const times = Array.from({ length: 50 }, (_, n) => {
    const record = JSON.stringify(flag({ key: 'f0', version: n + 2 }));
    const started = performance.now();
    source.sink?.entry({ generation: 'g', revision: n + 1, writes: [{ kind: 'flag', key: 'f0', record }] });
    return performance.now() - started;
  });
  expect(told).toHaveLength(50);
  expect(told[49]).toEqual(['f0', 'f1']);
  expect(times.sort((a, b) => a - b)[10]).toBeLessThan(1);
});
