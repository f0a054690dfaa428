import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { AttributeCondition, Context, Operand } from '@sluice/evaluator';
import { onWhen } from './records.js';
import { answer, serving } from './serving.js';

type Parts = Partial<Omit<AttributeCondition, 'attr' | 'op'>>;

const holds = (op: string, value: unknown, parts: Parts = {}): boolean =>
  answer(onWhen({ attr: 'a', op, ...parts }), { a: value }).variant === 'on';

const CASES: readonly (readonly [op: string, values: readonly Operand[], yes: unknown[], no: unknown[]])[] = [
  ['eq', ['pro'], ['pro'], ['Pro', 'free', '']],
  ['eq', [1, 2], [1, 2, 2.0], [3, '1', true]],
  ['eq', [true], [true], [false, 'true', 1]],
  ['ne', ['pro', 'free'], ['x', 1, false], ['pro', 'free']],
  ['in', ['a', 1, true], ['a', 1, true], ['1', 'true', 0]],
  ['not_in', ['a', 'b'], ['c', 1], ['a', 'b']],
  ['lt', [5], [4.9, -1], [5, 6]],
  ['lte', [5], [5, 4], [5.1]],
  ['gt', [5], [5.1], [5, 4]],
  ['gte', [5], [5, 6], [4.9]],
  ['between', [1, 3], [1, 2, 3], [0.9, 3.1]],
  ['contains', ['ell', 'xyz'], ['hello', 'xyz'], ['hallo', 'ELL']],
  ['not_contains', ['ell', 'xyz'], ['hallo'], ['hello', 'axyz']],
  ['starts_with', ['he'], ['hello', 'he'], ['ohe']],
  ['ends_with', ['@a.com', '@b.com'], ['x@a.com', 'y@b.com'], ['x@c.com']],
  ['is_type', ['string', 'array'], ['x', []], [1, {}, true]],
  ['is_type', ['object'], [{}], [[], 'x']],
  ['array_any', ['a', 1], [['a'], [1, 2]], [['b'], [], ['1']]],
  ['array_all', ['a', 'b'], [['b', 'a', 'c']], [['a'], []]],
  ['array_none', ['a'], [[], ['b']], [['a', 'b']]],
  ['array_size', [2], [[1, 2]], [[1], [1, 2, 3]]],
  ['array_size', [0, 2], [[], [1, 2]], [[1, 2, 3]]],
  ['semver_eq', ['1.2.3'], ['1.2.3', '1.2.3+build'], ['1.2.4', '1.2.3-rc.1']],
  ['semver_ne', ['1.2.3'], ['1.2.4'], ['1.2.3']],
  ['semver_lt', ['1.10.0'], ['1.9.9', '1.10.0-rc', '0.0.1'], ['1.10.0', '2.0.0']],
  ['semver_lte', ['1.0.0'], ['1.0.0', '1.0.0-alpha'], ['1.0.1']],
  ['semver_gt', ['1.0.0-alpha.9'], ['1.0.0-alpha.10', '1.0.0-beta', '1.0.0'], ['1.0.0-alpha.1']],
  ['semver_gte', ['1.2.3'], ['1.2.3', '1.10.0'], ['1.2.2']],
  ['semver_caret', ['1.2.3'], ['1.2.3', '1.9.0'], ['2.0.0', '1.2.2', '2.0.0-alpha']],
  ['semver_caret', ['0.2.3'], ['0.2.9'], ['0.3.0']],
  ['semver_caret', ['0.0.3'], ['0.0.3'], ['0.0.4']],
  ['semver_tilde', ['1.2.3'], ['1.2.9'], ['1.3.0', '1.2.2']],
  [
    'date_before',
    ['2026-03-01T00:00Z'],
    ['2026-02-28T23:59:59.9Z', '2026-03-01T01:00+02:00', 0],
    ['2026-03-01T00:00Z'],
  ],
  ['date_after', [1_000], [1_001, '1970-01-01T00:00:01.5Z', new Date(5_000)], [1_000, new Date(0)]],
  [
    'in_cidr',
    ['10.0.0.0/8', '192.168.1.7'],
    ['10.255.0.1', '192.168.1.7', '::ffff:10.1.2.3'],
    ['11.0.0.1', '192.168.1.8'],
  ],
  ['in_cidr', ['10.1.2.3/8'], ['10.9.9.9'], ['11.1.2.3']],
  ['in_cidr', ['2001:db8::/32'], ['2001:db8::1', '2001:0DB8:1:2:3:4:5:6'], ['2001:db9::1', '10.0.0.1']],
  ['in_cidr', ['::/0'], ['::1', 'fe80::1'], ['10.0.0.1', '::ffff:10.0.0.1']],
  ['in_cidr', ['::ffff:10.0.0.0/104'], ['10.1.2.3', '::ffff:10.9.9.9'], ['11.0.0.1']],
];

test.each(CASES)('%s %j holds for these and not for those', (...[op, values, yes, no]) => {
  for (const value of yes) expect([value, holds(op, value, { values })]).toEqual([value, true]);
  for (const value of no) expect([value, holds(op, value, { values })]).toEqual([value, false]);
  for (const value of no) expect([value, holds(op, value, { values, negate: true })]).toEqual([value, true]);
  for (const value of yes)
    expect([value, holds(op, value, { values, negate: true })]).toEqual([value, false]);
});

const WRONG: readonly (readonly [op: string, values: readonly Operand[], wrong: unknown[]])[] = [
  ['eq', ['x'], [[], ['x'], {}, 10n, Symbol('x'), () => 1]],
  ['in', [1, 2], [[1], {}, 10n]],
  ['lt', [5], ['4', true, [], 10n]],
  ['between', [1, 3], ['2']],
  ['contains', ['x'], [1, true, ['x'], {}]],
  ['matches', ['x'], [1, ['x'], 'x'.repeat(1_025)]],
  ['is_type', ['string'], [10n, Symbol('x'), () => 1]],
  ['array_any', ['a'], ['a', { 0: 'a' }]],
  ['array_size', [1], ['a', { length: 1 }]],
  ['semver_lt', ['1.0.0'], ['1', 'v0.1.0', '0.01.0', '0.1', 'x', 0.1, '0.1.0-', '0.1.0-01', '']],
  ['semver_caret', ['1.0.0'], ['1', 1]],
  [
    'date_before',
    ['2026-03-01T00:00Z'],
    ['2026-01-01', '2026-01-01T00:00', '2025-02-30T00:00Z', '2025-01-01T24:00Z', true, new Date(NaN)],
  ],
  [
    'in_cidr',
    ['0.0.0.0/0'],
    ['10.0.0', '10.0.0.1:80', '010.0.0.1', '10.0.0.256', 'fe80::1%eth0', '1::2::3', 4, '[::1]', '::1.2.3'],
  ],
];

test.each(WRONG)(
  '%s %j can say nothing of a value of the wrong kind, nor can its opposite',
  (op, values, wrong) => {
    for (const value of [...wrong, undefined, null, NaN, Infinity]) {
      expect([value, holds(op, value, { values })]).toEqual([value, false]);
      expect([value, holds(op, value, { values, negate: true })]).toEqual([value, false]);
    }
  },
);

test('only existing is never unknown', () => {
  for (const value of [undefined, null, NaN]) {
    expect([holds('exists', value), holds('not_exists', value)]).toEqual([false, true]);
    expect([holds('exists', value, { negate: true })]).toEqual([true]);
  }
  for (const value of [0, '', false, [], {}]) {
    expect([holds('exists', value), holds('not_exists', value)]).toEqual([true, false]);
  }
});

test('letter case is ignored on both sides where asked', () => {
  const ci = { ci: true };
  expect(holds('eq', 'PRO', { values: ['pro'], ...ci })).toBe(true);
  expect(holds('in', 'pro', { values: ['PRO', 1], ...ci })).toBe(true);
  expect(holds('in', 1, { values: ['PRO', 1], ...ci })).toBe(true);
  expect(holds('not_in', 'pro', { values: ['PRO'], ...ci })).toBe(false);
  expect(holds('ends_with', 'X@A.COM', { values: ['@a.com'], ...ci })).toBe(true);
  expect(holds('array_any', ['ADMIN'], { values: ['admin'], ...ci })).toBe(true);
  expect(holds('array_all', ['ADMIN', 'x'], { values: ['admin', 'X'], ...ci })).toBe(true);
  expect(holds('matches', 'STRASSE', { values: ['^str[a-c]'], ...ci })).toBe(true);
});

test('a lenient version forgives spaces, a leading v, missing parts and leading zeros', () => {
  for (const value of [' v1.2 ', '1.2', 'V01.2.0', '1.2.0+x']) {
    expect(holds('semver_eq', value, { values: ['v1.2'], lenient: true })).toBe(true);
  }
  expect(holds('semver_lt', '1', { values: ['1.0.1'], lenient: true })).toBe(true);
});

test('versions come in the order the specification gives', () => {
  const order =
    '1.0.0-alpha 1.0.0-alpha.1 1.0.0-alpha.beta 1.0.0-beta 1.0.0-beta.2 1.0.0-beta.11 1.0.0-rc.1 1.0.0'.split(
      ' ',
    );
  for (const [at, version] of order.entries()) {
    const below = order.map((one) => holds('semver_lt', one, { values: [version] }));
    expect(below).toEqual(order.map((_, n) => n < at));
  }
});

test('three numbers compare like versions, however long', () => {
  const part = fc.integer({ min: 0, max: 10_000_000 });
  const version = fc.tuple(part, part, part);
  const compare = (a: readonly number[], b: readonly number[]): number =>
    (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0) || (a[2] ?? 0) - (b[2] ?? 0);
  fc.assert(
    fc.property(version, version, (a, b) => {
      expect(holds('semver_lt', a.join('.'), { values: [b.join('.')] })).toBe(compare(a, b) < 0);
    }),
  );
});

test('a path steps into objects and arrays, and into nothing that is inherited', () => {
  const at = (attr: string | readonly string[], context: Context): boolean =>
    answer(onWhen({ attr, op: 'eq', values: ['x'] }), context).variant === 'on';
  expect(at('/user/tags/1', { user: { tags: ['y', 'x'] } })).toBe(true);
  expect(at(['a/b', 'c~d'], { 'a/b': { 'c~d': 'x' } })).toBe(true);
  expect(at('/a~1b/c~0d', { 'a/b': { 'c~d': 'x' } })).toBe(true);
  expect(at('user.plan', { 'user.plan': 'x' })).toBe(true);
  expect(at('user.plan', { user: { plan: 'x' } })).toBe(false);
  expect(at('plan', Object.create({ plan: 'x' }) as Context)).toBe(false);
  expect(at('/user/plan', { user: Object.create({ plan: 'x' }) as object })).toBe(false);
  expect(at('plan', Object.assign(Object.create(null) as object, { plan: 'x' }))).toBe(true);
  expect(at('plan', Object.freeze({ plan: 'x' }))).toBe(true);
  expect(
    at(
      'plan',
      new (class User {
        plan = 'x';
      })() as never,
    ),
  ).toBe(true);
  expect(holds('exists', undefined)).toBe(false);
});

test('what every object inherits is not the context’s own', () => {
  const exists = onWhen({ attr: 'toString', op: 'exists' });
  expect(answer(exists, {}).variant).toBe('off');
  expect(answer(exists, { toString: 'mine' }).variant).toBe('on');
  const size = onWhen({ attr: ['tags', 'length'], op: 'eq', values: [1] });
  expect(answer(size, { tags: ['a'] }).variant).toBe('off');
});

test('any-of is true if one is, unknown if one could be, and its opposite keeps that', () => {
  const a = { attr: 'a', op: 'eq', values: ['x'] };
  const b = { attr: 'b', op: 'eq', values: ['x'] };
  const either = (context: Context, negate: boolean): boolean =>
    answer(onWhen({ anyOf: [a, b], negate }), context).variant === 'on';
  expect([either({ a: 'x' }, false), either({ a: 'x' }, true)]).toEqual([true, false]);
  expect([either({ a: 'y', b: 'y' }, false), either({ a: 'y', b: 'y' }, true)]).toEqual([false, true]);
  expect([either({ a: 'y' }, false), either({ a: 'y' }, true)]).toEqual([false, false]);
});

test('a condition and its opposite never both hold, whatever the value', () => {
  const flags = serving({
    flags: CASES.flatMap(([op, values], n) =>
      [false, true].map((negate) => ({
        ...onWhen({ attr: 'a', op, values, negate }),
        key: `f${n}${String(negate)}`,
      })),
    ),
  });
  fc.assert(
    fc.property(fc.anything({ withDate: true, withBigInt: true, withNullPrototype: true }), (a) => {
      for (let n = 0; n < CASES.length; n++) {
        const [plain, opposite] = [false, true].map((negate) =>
          flags.boolean(`f${n}${String(negate)}`, { a }, false),
        );
        expect(plain && opposite).toBe(false);
      }
    }),
  );
});
