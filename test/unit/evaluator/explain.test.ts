import fc from 'fast-check';
import { expect, test } from 'vitest';
import { explain } from '@sluice/evaluator';
import type { Flag } from '@sluice/evaluator';
import { flag, onWhen, rule } from './records.js';
import { serving } from './serving.js';

const pro = { attr: 'plan', op: 'eq', values: ['pro'] } as const;
const half = {
  split: {
    ranges: [
      { variant: 'on', lo: 0, hi: 50_000 },
      { variant: 'off', lo: 50_000, hi: 100_000 },
    ],
  },
};

const rules = [
  rule({ id: 'asleep', enabled: false }),
  rule({ id: 'closed', priority: 2, window: { notAfter: '2026-01-01T00:00Z' } }),
  rule({ id: 'nobody', priority: 3, exposure: { units: 0 } }),
  rule({ id: 'unnamed', priority: 4, exposure: { by: 'device', units: 50_000 } }),
  rule({ id: 'unsplit', priority: 5, serve: { split: { ...half.split, by: 'device' } } }),
  rule({ id: 'picky', priority: 6, when: [pro, { attr: 'seats', op: 'gt', values: [1] }] }),
  rule({ id: 'chosen', priority: 7 }),
  rule({ id: 'spare', priority: 8 }),
];

const now = (): number => Date.UTC(2026, 5, 1);

test('every rule is named with what became of it, in the order they are tried', () => {
  const flags = serving({ flags: [flag({ rules })], now });
  const told = explain(flags, 'new-checkout', { plan: 'free' });
  expect(told.steps.map(({ ruleId, result }) => [ruleId, result])).toEqual([
    ['asleep', 'disabled'],
    ['closed', 'outside window'],
    ['nobody', 'outside exposure'],
    ['unnamed', 'no subject'],
    ['unsplit', 'no subject'],
    ['picky', 'no match'],
    ['chosen', 'served'],
    ['spare', 'not reached'],
  ]);
  expect(told.steps[5]?.conditions.map(({ result }) => result)).toEqual(['does not hold', 'unknown']);
  expect(told).toMatchObject({ key: 'new-checkout', version: 1, at: now(), result: { ruleId: 'chosen' } });
  expect([Object.isFrozen(told), Object.isFrozen(told.steps)]).toEqual([true, true]);
});

test('nothing is counted by it', () => {
  const flags = serving({ flags: [flag({ rules })], now });
  explain(flags, 'new-checkout', {});
  expect(flags.status().skipped).toBe(0);
});

test('rules that were never asked are not reached', () => {
  const overrides = [{ by: 'targetingKey', values: ['ann'], variant: 'on' }];
  const flags = serving({
    flags: [flag({ rules, overrides }), flag({ key: 'off', state: 'disabled', rules })],
  });
  expect(
    new Set(explain(flags, 'new-checkout', { targetingKey: 'ann' }).steps.map(({ result }) => result)),
  ).toEqual(new Set(['disabled', 'not reached']));
  expect(
    explain(flags, 'off')
      .steps.slice(1)
      .every(({ result }) => result === 'not reached'),
  ).toBe(true);
  expect(explain(flags, 'nothing')).toMatchObject({ steps: [], result: { errorCode: 'FLAG_NOT_FOUND' } });
  expect(explain(flags, 'new-checkout', null as never).result.errorCode).toBe('INVALID_CONTEXT');
});

const gate = flag({ key: 'gate', serve: { split: { ...half.split, by: 'device' } } });
const gated = flag({
  key: 'gated',
  prerequisites: [{ flag: 'gate', variants: ['on'] }],
  rules: [rule({ id: 'picky', when: [pro] }), rule({ id: 'everybody', priority: 2 })],
});

test('where a prerequisite fails no rule is reached', () => {
  const flags = serving({ flags: [gate, gated] });
  const told = explain(flags, 'gated', { plan: 'pro' });
  expect(told.result.errorCode).toBe('TARGETING_KEY_MISSING');
  expect(told.steps.map(({ result }) => result)).toEqual(['not reached', 'not reached']);
});

test('where the rules end without a subject they were reached', () => {
  const flags = serving({
    flags: [
      flag({
        prerequisites: [{ flag: 'open', variants: ['off'] }],
        rules: [rule({ when: [pro] })],
        serve: half,
      }),
      flag({ key: 'open' }),
    ],
  });
  const told = explain(flags, 'new-checkout', {});
  expect(told.result.errorCode).toBe('TARGETING_KEY_MISSING');
  expect(told.steps.map(({ result }) => result)).toEqual(['no match']);
});

const isDeepFrozen = (value: unknown): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (Object.isFrozen(value) && Object.values(value).every(isDeepFrozen));

test('what it tells is frozen, and a copy of the records', () => {
  const records = [flag({ rules: [...rules, rule({ id: 'any', when: [{ anyOf: [pro] }], priority: 0 })] })];
  const flags = serving({ flags: records, now });
  const told = explain(flags, 'new-checkout', { plan: 'free' });
  expect(told.steps[0]?.conditions[0]?.condition).toEqual({ anyOf: [pro] });
  expect([pro, pro.values].some(Object.isFrozen)).toBe(false);
  expect([told, explain(flags, 'nothing'), explain(serving({ flags: [] }), 'x')].map(isDeepFrozen)).toEqual([
    true,
    true,
    true,
  ]);
});

test('it does not throw where the clock does', () => {
  const broken = (): number => {
    throw new Error('no time');
  };
  const flags = serving({ flags: [flag({ rules }), { ...onWhen(pro), key: 'simple' }], now: broken });
  const told = explain(flags, 'new-checkout');
  expect(told).toMatchObject({ at: NaN, result: { errorCode: 'GENERAL' } });
  expect(told.steps.some(({ result }) => result === 'served')).toBe(false);
  const simple = explain(flags, 'simple', { plan: 'pro' });
  expect(simple).toMatchObject({ result: { variant: 'on' }, steps: [{ result: 'served' }] });
});

test('it always agrees with the decision', () => {
  const some: Flag = flag({ rules, serve: half });
  const flags = serving({ flags: [some, { ...onWhen(pro), key: 'simple' }, gate, gated], now });
  const context = fc.record(
    {
      targetingKey: fc.string(),
      device: fc.oneof(fc.string(), fc.integer()),
      plan: fc.constantFrom('pro', 'free'),
      seats: fc.integer(),
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(context, fc.constantFrom('new-checkout', 'simple', 'gated'), (one, key) => {
      const told = explain(flags, key, one);
      const decided = flags.details(key, one);
      expect(told.result).toBe(decided);
      expect(told.steps.find(({ result }) => result === 'served')?.ruleId).toBe(decided.ruleId);
    }),
  );
});
