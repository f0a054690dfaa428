import { expect, test } from 'vitest';
import type { Context, Segment } from '@sluice/evaluator';
import { flag, onWhen, rule, segment } from './records.js';
import { serving } from './serving.js';

const inBeta = { op: 'in_segment', values: ['beta'] } as const;
const notInBeta = { op: 'not_in_segment', values: ['beta'] } as const;
const pro = { attr: 'plan', op: 'eq', values: ['pro'] } as const;

/** yes, no, or neither of both. */
function membership(segments: readonly Segment[], context: Context): boolean | undefined {
  const flags = serving({ flags: [onWhen(inBeta), { ...onWhen(notInBeta), key: 'outside' }], segments });
  const [inside, outside] = ['new-checkout', 'outside'].map((key) => flags.boolean(key, context, false));
  expect(inside && outside).toBe(false);
  return inside ? true : outside ? false : undefined;
}

const ann = { targetingKey: 'ann' };

test('whoever is listed is in, whoever is excluded is out, whatever the rules say', () => {
  expect(membership([segment({ include: ['ann', 7] })], ann)).toBe(true);
  expect(membership([segment({ include: ['ann', 7] })], { targetingKey: '7' })).toBe(true);
  expect(
    membership([segment({ include: ['ann'], exclude: ['ann'], when: [pro] })], { ...ann, plan: 'pro' }),
  ).toBe(false);
  expect(membership([segment({ when: [pro], exclude: ['bob'] })], { ...ann, plan: 'pro' })).toBe(true);
  expect(membership([segment({ when: [pro] })], { ...ann, plan: 'free' })).toBe(false);
});

test('an empty segment has no members', () => {
  expect(membership([segment()], ann)).toBe(false);
});

test('without a subject an exclusion is unknown, never passed over', () => {
  expect(membership([segment({ when: [pro], exclude: ['ann'] })], { plan: 'pro' })).toBeUndefined();
  expect(membership([segment({ include: ['ann'] })], {})).toBeUndefined();
  expect(membership([segment({ when: [pro], include: ['ann'] })], { plan: 'pro' })).toBe(true);
});

test('the lists look at the attribute they name', () => {
  expect(membership([segment({ by: '/team/id', include: ['core'] })], { team: { id: 'core' } })).toBe(true);
});

test('a missing attribute is unknown through the segment', () => {
  expect(membership([segment({ when: [pro] })], ann)).toBeUndefined();
});

test('a segment nobody wrote is unknown', () => {
  expect(membership([], ann)).toBeUndefined();
});

test('any of other segments will do', () => {
  const others = [segment({ key: 'a', include: ['bob'] }), segment({ key: 'b', include: ['ann'] })];
  expect(membership([segment({ anyOf: ['a', 'b'] }), ...others], ann)).toBe(true);
  expect(membership([segment({ anyOf: ['a', 'gone'] }), ...others], ann)).toBeUndefined();
});

test('a parent limits its children, and lends its members to a child without rules', () => {
  const parent = segment({ key: 'staff', include: ['ann', 'bob'] });
  expect(membership([segment({ parent: 'staff' }), parent], ann)).toBe(true);
  expect(membership([segment({ parent: 'staff', exclude: ['ann'] }), parent], ann)).toBe(false);
  expect(
    membership([segment({ parent: 'staff', when: [pro] }), parent], { targetingKey: 'eve', plan: 'pro' }),
  ).toBe(false);
  expect(membership([segment({ parent: 'gone', include: ['ann'] })], ann)).toBeUndefined();
});

test('a circle is unknown for everybody, from wherever it is entered', () => {
  const circle = [
    segment({ parent: 'a' }),
    segment({ key: 'a', anyOf: ['b'], include: ['ann'] }),
    segment({ key: 'b', parent: 'a' }),
  ];
  expect(membership(circle, ann)).toBeUndefined();
  expect(membership([segment({ anyOf: ['beta'], include: ['ann'] })], ann)).toBeUndefined();
});

const chain = (length: number): readonly Segment[] =>
  Array.from({ length }, (_, n) =>
    segment({
      key: n === 0 ? 'beta' : `s${n}`,
      ...(n < length - 1 ? { parent: `s${n + 1}` } : { include: ['ann'] }),
    }),
  );

test('thirty-two deep is known, one more is not', () => {
  expect(membership(chain(32), ann)).toBe(true);
  expect(membership(chain(33), ann)).toBeUndefined();
});

test('whoever is included is in, also where another segment stands in a circle', () => {
  const circle = [segment({ key: 'a', anyOf: ['b'] }), segment({ key: 'b', anyOf: ['a'] })];
  const segments = [segment({ include: ['ann'], anyOf: ['a'] }), ...circle];
  expect(membership(segments, ann)).toBe(true);
  expect(membership(segments, { targetingKey: 'bob' })).toBeUndefined();
  expect(membership([segment({ include: ['ann'], anyOf: ['beta'] })], ann)).toBeUndefined();
});

test('a chain of thousands of segments is unknown, and nothing breaks', () => {
  const chain = Array.from({ length: 20_000 }, (_, n) =>
    segment({ key: n === 0 ? 'beta' : `s${n}`, anyOf: [`s${n + 1}`] }),
  );
  expect(membership(chain, ann)).toBeUndefined();
});

test('segments that share segments over and over do not take for ever', () => {
  const doubled = Array.from({ length: 30 }, (_, n) => {
    const next = [`s${n + 1}`, `s${n + 1}x`];
    return [
      segment({ key: n === 0 ? 'beta' : `s${n}`, anyOf: next }),
      segment({ key: `s${n}x`, anyOf: next }),
    ];
  }).flat();
  const started = performance.now();
  expect(membership([...doubled, segment({ key: 's30' }), segment({ key: 's30x' })], ann)).toBeUndefined();
  // It would be years; the rest is for a busy machine.
  expect(performance.now() - started).toBeLessThan(2_000);
});

test('a condition may name several segments, and sit in any-of', () => {
  const segments = [segment({ key: 'a', include: ['ann'] }), segment({ key: 'b' })];
  const when = [{ anyOf: [{ op: 'in_segment', values: ['b', 'a'] }, pro] }] as const;
  const flags = serving({ flags: [flag({ rules: [rule({ when })] })], segments });
  expect(flags.boolean('new-checkout', ann, false)).toBe(true);
  expect(flags.boolean('new-checkout', { targetingKey: 'bob', plan: 'free' }, false)).toBe(false);
});
