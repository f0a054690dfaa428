import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from '../../../domain/proposal/canonical.js';

test.each<[unknown, string]>([
  [null, 'null'],
  [[], '[]'],
  [{}, '{}'],
  [{ b: 1, a: [true, null, 'x'] }, '{"a":[true,null,"x"],"b":1}'],
  [{ a: undefined, b: 1 }, '{"b":1}'],
  [{ 10: 'ten', 9: 'nine', 1: 'one' }, '{"1":"one","10":"ten","9":"nine"}'],
  [-0, '0'],
  [1e21, '1e+21'],
  [1e-7, '1e-7'],
  [0.000001, '0.000001'],
  [Number('333333333.33333329'), '333333333.3333333'],
  [9007199254740993n.toString(), '"9007199254740993"'],
  [Number.MAX_VALUE, '1.7976931348623157e+308'],
  ['\u20ac$\u000f\nA\'B"\\\\"/', '"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"'],
  ['\ud83d\ude00', '"😀"'],
])('%j is written as RFC 8785 has it', (value, text) => {
  expect(canonicalJson(value)).toBe(text);
});

test('members stand in the order of their UTF-16 code units, not of their code points or of a language', () => {
  const keys = ['\u20ac', '\r', '\ufb33', '1', '\ud83d\ude00', '\u0080', '\u00f6'];
  const value = Object.fromEntries(keys.map((key) => [key, 0]));
  const written = Object.keys(JSON.parse(canonicalJson(value)) as object);
  // Digits come first in any object; the text itself is what counts.
  expect(written).toHaveLength(keys.length);
  const order = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\ud83d\ude00', '\ufb33'];
  expect(canonicalJson(value)).toBe(`{${order.map((key) => `${JSON.stringify(key)}:0`).join(',')}}`);
});

test('a lone surrogate is escaped, so that no two texts become one on the way to bytes', () => {
  expect(canonicalJson('\ud800')).toBe('"\\ud800"');
  expect(canonicalJson('\udfff')).not.toBe(canonicalJson('\ufffd'));
});

test.each([
  ['NaN', NaN],
  ['infinity', Infinity],
  ['a function', () => 1],
  ['a bigint', 1n],
  ['a symbol', Symbol('s')],
  ['nothing', undefined],
  ['nothing in a list', [undefined]],
])('%s is refused, because JSON cannot carry it', (_, value) => {
  expect(() => canonicalJson(value)).toThrow(TypeError);
});

test('a name that reaches a prototype is a member like any other', () => {
  const value: unknown = JSON.parse('{"__proto__":1,"constructor":2}');
  expect(canonicalJson(value)).toBe('{"__proto__":1,"constructor":2}');
});

test('whatever JSON carries comes back as it was, and the order of members makes no difference', () => {
  const shuffled = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(shuffled);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).map(([key, member]) => [key, shuffled(member)] as const);
    return Object.fromEntries(entries.reverse());
  };
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const plain: unknown = JSON.parse(JSON.stringify(value));
      const text = canonicalJson(plain);
      expect(JSON.parse(text)).toEqual(plain);
      expect(canonicalJson(shuffled(plain))).toBe(text);
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }),
  );
});

test('two documents share a text where they are the same, and only there', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 2 }), fc.jsonValue({ maxDepth: 2 }), (a, b) => {
      const one: unknown = JSON.parse(JSON.stringify(a));
      const two: unknown = JSON.parse(JSON.stringify(b));
      expect(canonicalJson(one) === canonicalJson(two)).toBe(isDeepStrictEqual(one, two));
    }),
  );
});
