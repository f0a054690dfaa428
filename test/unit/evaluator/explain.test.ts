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

test('it always agrees with the decision', () => {
  const some: Flag = flag({ rules, serve: half });
  const flags = serving({ flags: [some, { ...onWhen(pro), key: 'simple' }], now });
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
    fc.property(context, fc.constantFrom('new-checkout', 'simple'), (one, key) => {
      const told = explain(flags, key, one);
      const decided = flags.details(key, one);
      expect(told.result).toBe(decided);
      expect(told.steps.find(({ result }) => result === 'served')?.ruleId).toBe(decided.ruleId);
    }),
  );
});
