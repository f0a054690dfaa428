import type { Flag } from '@sluice/evaluator';
import { expect, test } from 'vitest';
import { flagSchema } from '../../../domain/schemas/flag.js';

const flag: Flag = {
  format: 1,
  key: 'checkout',
  tags: ['shop'],
  type: 'string',
  state: 'active',
  version: 3,
  salt: 'a1b2',
  bucketing: 'm3.1',
  variants: [
    { key: 'old', value: 'v1' },
    { key: 'new', value: 'v2' },
  ],
  offVariant: 'old',
  prerequisites: [{ flag: 'payments', variants: ['on'] }],
  overrides: [{ by: 'targetingKey', values: ['u1', 2], variant: 'new', expiresAt: '2030-01-01T00:00:00Z' }],
  rules: [
    {
      id: 'rollout-new',
      priority: 1000,
      enabled: true,
      when: [
        { attr: ['user', 'plan'], op: 'eq', values: ['pro'], ci: true },
        { op: 'in_segment', values: ['beta'] },
        { anyOf: [{ attr: 'country', op: 'in', values: ['DE', 'AT'] }], negate: true },
      ],
      exposure: { by: 'accountId', units: 5_000 },
      serve: { split: { ranges: [{ variant: 'new', lo: 0, hi: 100_000 }] } },
    },
  ],
  serve: { variant: 'old' },
  clientVisible: false,
  metadata: { owner: 'shop', priority: 1, critical: true },
};

test('a record with everything in it passes unchanged', () => {
  expect(flagSchema.parse(flag)).toEqual(flag);
});

test('the three kinds of condition are kept apart', () => {
  const when = flagSchema.parse(flag).rules[0]?.when ?? [];
  expect(when.map((condition) => Object.keys(condition).sort())).toEqual([
    ['attr', 'ci', 'op', 'values'],
    ['op', 'values'],
    ['anyOf', 'negate'],
  ]);
});

test.each([
  ['a field nobody knows', { extra: 1 }],
  ['a version before the first', { version: 0 }],
  ['another format', { format: 2 }],
  ['an undefined member', { name: undefined }],
  ['a unit above everybody', { rules: [{ ...flag.rules[0], exposure: { units: 100_001 } }] }],
  ['a rule id with a slash', { rules: [{ ...flag.rules[0], id: 'a/b' }] }],
])('a record with %s is refused', (_name, change) => {
  expect(flagSchema.safeParse({ ...flag, ...change }).success).toBe(false);
});
