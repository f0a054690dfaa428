import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkFlag, decodeFlag, decodeSegment } from '@sluice/evaluator';
import { flag, rule } from './records.js';
import { serving } from './serving.js';

const problemOf = (record: unknown) => {
  const decoded = decodeFlag(record);
  return decoded.ok ? undefined : decoded.problem;
};

test('a flag comes back as it was written, from text or from a value', () => {
  const one = flag({ rules: [rule({ when: [{ attr: 'plan', op: 'eq', values: ['pro'] }] })] });
  expect(decodeFlag(JSON.stringify(one))).toEqual({ ok: true, flag: one, dropped: [] });
  expect(decodeFlag(one)).toEqual({ ok: true, flag: one, dropped: [] });
});

test('fields it does not know are passed over', () => {
  expect(problemOf({ ...flag(), owner: { team: 'core' } })).toBeUndefined();
});

const range = (lo: number, hi: number, variant = 'on') => ({ variant, lo, hi });
const split = (...ranges: unknown[]) => ({ serve: { split: { ranges } } });

const BROKEN: readonly (readonly [what: string, parts: object, pointer: string])[] = [
  ['a newer format', { format: 2 }, '/format'],
  ['no key', { key: '' }, '/key'],
  ['a hostile key', { key: '__proto__' }, '/key'],
  ['an unknown type', { type: 'date' }, '/type'],
  ['an unknown state', { state: 'paused' }, '/state'],
  ['an unknown bucketing', { bucketing: 'md5' }, '/bucketing'],
  ['version 0', { version: 0 }, '/version'],
  ['no variants', { variants: [] }, '/variants'],
  ['a value of another type', { variants: [{ key: 'on', value: 1 }] }, '/variants/0/value'],
  ['a variant twice', { variants: [flag().variants[0], flag().variants[0]] }, '/variants/1/key'],
  ['an off variant it does not have', { offVariant: 'dark' }, '/offVariant'],
  ['a serve of nothing', { serve: {} }, '/serve'],
  ['a serve of both', { serve: { variant: 'on', split: {} } }, '/serve'],
  ['an unknown variant served', { serve: { variant: 'dark' } }, '/serve/variant'],
  ['a gap between shares', split(range(0, 10), range(11, 100_000)), '/serve/split/ranges/1'],
  ['shares that end early', split(range(0, 99_999)), '/serve/split/ranges'],
  ['a share of an unknown variant', split(range(0, 100_000, 'dark')), '/serve/split/ranges/0/variant'],
  ['a rule id with $', { rules: [rule({ id: '$override' })] }, '/rules/0/id'],
  ['a rule id twice', { rules: [rule(), rule()] }, '/rules/1/id'],
  ['too much exposure', { rules: [rule({ exposure: { units: 100_001 } })] }, '/rules/0/exposure/units'],
  ['half a unit of exposure', { rules: [rule({ exposure: { units: 0.5 } })] }, '/rules/0/exposure/units'],
  [
    'a prerequisite without variants',
    { prerequisites: [{ flag: 'a', variants: [] }] },
    '/prerequisites/0/variants',
  ],
  ['nested metadata', { metadata: { team: {} } }, '/metadata/team'],
  ['201 rules', { rules: Array.from({ length: 201 }, (_, n) => rule({ id: `r${n}` })) }, '/rules'],
];

test.each(BROKEN)('%s is refused, with the place', (_what, parts, pointer) => {
  expect(problemOf({ ...flag(), ...parts })).toMatchObject({ pointer });
});

const CONDITIONS: readonly (readonly [what: string, condition: object, pointer: string])[] = [
  ['an unknown operator', { attr: 'plan', op: 'resembles', values: ['x'] }, '/op'],
  ['no operands', { attr: 'plan', op: 'eq', values: [] }, '/values'],
  ['null as operand', { attr: 'plan', op: 'eq', values: [null] }, '/values/0'],
  ['a hostile attribute', { attr: ['a', '__proto__'], op: 'exists' }, '/attr'],
  ['a hostile pointer', { attr: '/constructor/name', op: 'exists' }, '/attr'],
  ['ci where it means nothing', { attr: 'n', op: 'lt', values: [1], ci: true }, '/ci'],
  ['ci where it names segments', { op: 'in_segment', values: ['beta'], ci: true }, '/ci'],
  ['an empty anyOf', { anyOf: [] }, '/anyOf'],
  ['an anyOf inside another', { anyOf: [{ anyOf: [] }] }, '/anyOf/0/op'],
  ['a segment without a name', { op: 'in_segment', values: [] }, '/values'],
  ['a text where a number belongs', { attr: 'n', op: 'lt', values: ['1'] }, '/values/0'],
  ['a range from high to low', { attr: 'n', op: 'between', values: [2, 1] }, '/values'],
  ['an empty text to look for', { attr: 'n', op: 'contains', values: [''] }, '/values/0'],
];

test.each(CONDITIONS)('a condition with %s is refused', (_what, condition, pointer) => {
  const when = [condition] as never;
  expect(problemOf(flag({ rules: [rule({ when })] }))?.pointer).toBe(`/rules/0/when/0${pointer}`);
});

const MESSAGES: readonly (readonly [wrong: object, message: RegExp])[] = [
  [{ key: '__proto__' }, /^must be a text of 1 to 256 characters, and no reserved word/],
  [{ serve: { variant: 'dark' } }, /^must be a variant of the flag$/],
  [
    split(range(0, 10), range(11, 100_000)),
    /^must be shares of .* each beginning where the one before it ends/,
  ],
  [{ metadata: { version: {} } }, /^must be an object of texts, finite numbers, true and false$/],
  [{ rules: [rule({ window: { zone: 'Mars/Base' } })] }, /^must be a time zone such as Europe\/Berlin$/],
  [
    { rules: [rule({ when: [{ attr: 'a', op: 'resembles' }] })] },
    /^must be an operator that this reader knows$/,
  ],
  [
    { rules: [rule({ when: [{ attr: 'a', op: 'semver_gt', values: ['1.2'] }] })] },
    /^must be a list of one version such as 1\.2\.3$/,
  ],
  [
    { rules: [rule({ when: [{ attr: 'a', op: 'matches', values: ['a', '(b'] }] })] },
    /^must be a list of patterns in RE2 syntax, .* \(unexpected .*\)$/,
  ],
  [
    { rules: [rule({ when: [{ attr: 'a', op: 'matches', values: ['[z-a]'] }] })] },
    /^must be a list of patterns in RE2 syntax, .* \(.*out of order.*\)$/,
  ],
  [
    { rules: [rule({ when: [{ op: 'in_segment', values: [''] }] })] },
    /^must be a list of names of segments, at least one$/,
  ],
];

test.each(MESSAGES)('%j is told what belongs there', (wrong, message) => {
  expect(problemOf({ ...flag(), ...wrong })?.message).toMatch(message);
  expect(problemOf(JSON.stringify({ ...flag(), ...wrong }))?.message).toMatch(message);
});

test('whatever is wrong, there is a sentence for it', () => {
  const told = [
    ...BROKEN.map(([, parts]) => ({ ...flag(), ...parts })),
    ...CONDITIONS.map(([, condition]) => flag({ rules: [rule({ when: [condition] as never })] })),
    ...Object.keys(flag()).map((field) => ({ ...flag(), [field]: { wrong: null } })),
    ...Object.keys(rule()).map((field) => flag({ rules: [{ ...rule(), [field]: { wrong: null } }] })),
  ].flatMap((record) => problemOf(record)?.message ?? []);
  expect(told.length).toBeGreaterThan(BROKEN.length + CONDITIONS.length + 20);
  expect(told.filter((message) => message.endsWith('understood'))).toEqual([]);
});

test('a record of more than 64 KiB is refused, counted in bytes', () => {
  expect(problemOf(flag({ description: 'x'.repeat(65_000) }))).toBeUndefined();
  expect(problemOf(flag({ description: 'x'.repeat(66_000) }))?.message).toContain('65536 bytes');
  expect(problemOf(flag({ description: '高'.repeat(22_000) }))?.message).toContain('65536 bytes');
});

test('a value nested deeper than 20 levels is refused', () => {
  const nested = (levels: number): unknown => (levels === 0 ? 1 : [nested(levels - 1)]);
  const of = (levels: number) => ({
    ...flag(),
    type: 'json',
    variants: [{ key: 'on', value: nested(levels) }],
    serve: { variant: 'on' },
    offVariant: 'on',
  });
  expect(problemOf(of(20))).toBeUndefined();
  expect(problemOf(of(21))?.pointer).toBe('/variants/0/value');
});

describe('a wrong override', () => {
  const overrides = [
    { by: 'targetingKey', values: ['a'], variant: 'on', expiresAt: 'tomorrow' },
    { by: 'targetingKey', values: ['b'], variant: 'on' },
  ];

  test('is left out by itself, and said', () => {
    const decoded = decodeFlag(flag({ overrides }));
    expect(decoded).toMatchObject({ ok: true, flag: { overrides: [overrides[1]] } });
    expect(decoded.ok && decoded.dropped[0]?.pointer).toBe('/overrides/0/expiresAt');
    expect(serving({ flags: [flag({ overrides })] }).status().degraded).toMatchObject({ count: 1 });
  });

  test('is a problem for whoever is about to store it', () => {
    expect(checkFlag(flag({ overrides }))).toMatchObject({
      ok: false,
      problem: { pointer: '/overrides/0/expiresAt' },
    });
    expect(checkFlag(flag())).toMatchObject({ ok: true });
  });
});

const hostile = [
  '',
  '{',
  'null',
  '[]',
  '7',
  '"x"',
  '{"__proto__":{"key":"x"}}',
  '['.repeat(60_000),
  JSON.stringify(flag()).slice(0, -20),
  `{"rules":${'{"when":['.repeat(5_000)}`,
];

test.each(hostile)('%.30s is a problem, never an exception', (text) => {
  expect(decodeFlag(text).ok).toBe(false);
  expect(decodeSegment(text).ok).toBe(false);
});

test('what JSON cannot hold is a problem, never an exception', () => {
  const circle: { self?: unknown } = {};
  circle.self = circle;
  for (const value of [undefined, circle, 10n, () => 1, Symbol('x')])
    expect(decodeFlag(value).ok).toBe(false);
});

/** Puts anything in place of some part of a good flag. */
const damaged = fc
  .tuple(fc.constantFrom(...Object.keys(flag())), fc.anything())
  .map(([field, value]) => ({ ...flag({ rules: [rule()] }), [field]: value }));

test('whatever stands in a record, decoding and deciding never throw', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), damaged, fc.json()), fc.anything(), (record, context) => {
      decodeFlag(record);
      decodeSegment(record);
      const flags = serving({ flags: [{ ...(record as object), key: 'x' } as never] });
      flags.details('x', context as never);
    }),
    { numRuns: 2_000 },
  );
});
