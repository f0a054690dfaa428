import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeFlag } from '@sluice/evaluator';
import { onWhen } from './records.js';
import { serving } from './serving.js';

const finder = (pattern: string, ci = false): ((text: string) => boolean) => {
  const flags = serving({ flags: [onWhen({ attr: 'a', op: 'matches', values: [pattern], ci })] });
  return (a) => flags.boolean('new-checkout', { a }, false);
};

const isAccepted = (pattern: string): boolean =>
  decodeFlag(onWhen({ attr: 'a', op: 'matches', values: [pattern] })).ok;

const CASES: readonly (readonly [pattern: string, yes: string[], no: string[]])[] = [
  ['abc', ['abc', 'xabcx'], ['ab', 'ABC']],
  ['^abc', ['abcx'], ['xabc']],
  ['abc$', ['xabc'], ['abcx', 'abc\n']],
  ['^abc$', ['abc'], ['abcd']],
  ['^$', [''], ['x']],
  ['a|b|^c', ['xa', 'xb', 'cx'], ['xc']],
  ['^(a|bc)+$', ['abca', 'bc'], ['b', 'acb']],
  ['a.c', ['abc', 'a💧c'], ['ac', 'a\nc']],
  ['(?s)a.c', ['a\nc'], ['ac']],
  ['(?i)^AbC', ['abc', 'ABCD'], ['xabc']],
  ['^a{2,3}$', ['aa', 'aaa'], ['a', 'aaaa']],
  ['^a{2,}$', ['aa', 'aaaaa'], ['a']],
  ['^a{0}b$', ['b'], ['ab']],
  ['^a*?b+?c??$', ['b', 'aabb', 'abc'], ['c']],
  ['^[a-c0-9_]+$', ['ab9_'], ['d', '']],
  ['^[^a-c]+$', ['xyz'], ['xa']],
  ['^[]x]+$', [']x'], ['y']],
  ['^[a-]+$', ['a-'], ['b']],
  ['^[^]a]+$', ['b'], [']', 'a']],
  ['^[\\S\\]]+$', ['ab]', '\u00a0\v'], [' ', '\t']],
  ['^\\s+$', [' \t\n\f\r'], ['\v', '\u00a0']],
  ['^\\!\\-\\/\\a$', ['!-/\x07'], ['!-/a']],
  ['^\\d{3}-\\w+\\s\\S$', ['123-ab c'], ['12-ab c']],
  ['^[\\d.]+\\D$', ['1.2x'], ['1.2']],
  ['\\bcat\\b', ['a cat!', 'cat'], ['concat']],
  ['\\Bcat', ['concat'], ['cat']],
  ['\\Aa\\z', ['a'], ['ab']],
  ['^\\x41\\x{1F4A7}\\.$', ['A💧.'], ['A💧x']],
  ['^(?:a)(?P<name>b)(?<other>c)$', ['abc'], ['ab']],
  ['^(a*)*$', ['', 'aaa'], ['b']],
  ['@(example|sample)\\.(com|org)$', ['x@example.com', 'y@sample.org'], ['x@example.net']],
];

test.each(CASES)('%s finds these and not those', (pattern, yes, no) => {
  const find = finder(pattern);
  for (const text of yes) expect([text, find(text)]).toEqual([text, true]);
  for (const text of no) expect([text, find(text)]).toEqual([text, false]);
});

const REFUSED = [
  '',
  '(',
  ')',
  'a)',
  '[',
  '[b-a]',
  '*a',
  'a**',
  'a{2}{3}',
  '[]\\]',
  '[^]',
  '[[:alpha:]]',
  '[\\b]',
  'a{3,2}',
  '(?=a)',
  '(?<!a)',
  '\\1',
  '\\p{L}',
  '\\',
  'a{1001}',
  '(a{100}){100}',
  '(((){1000}){1000}){1000}',
  'x'.repeat(257),
];

test.each(REFUSED)('%s is refused', (pattern) => {
  expect(isAccepted(pattern)).toBe(false);
});

test('the patterns of a record together may not be too large', () => {
  const of = (values: readonly string[]) => decodeFlag(onWhen({ attr: 'a', op: 'matches', values })).ok;
  expect(of(Array.from({ length: 50 }, (_, n) => `\\B{50}${n}`))).toBe(true);
  expect(of(Array.from({ length: 3_000 }, (_, n) => `\\B{110}!${n}`))).toBe(false);
  expect(of(Array.from({ length: 1_500 }, (_, n) => `(){999}(){999}${n}`))).toBe(false);
});

test('a pattern of more steps than 120 is refused', () => {
  expect(isAccepted('a{110}')).toBe(true);
  expect(isAccepted('a{121}')).toBe(false);
});

test('letter case is ignored inside sets, and in their opposites', () => {
  expect(finder('^[a-c]+$', true)('aBC')).toBe(true);
  expect(finder('^[^a-c]+$', true)('B')).toBe(false);
  expect(finder('\\D', true)('7')).toBe(false);
});

const BOMBS: readonly (readonly [pattern: string, text: string])[] = [
  ['^(a+)+$', `${'a'.repeat(1_023)}!`],
  ['^(a|a)*$', `${'a'.repeat(1_023)}!`],
  ['^(\\w+\\s?)*$', `${'word '.repeat(204)}!`],
  ['(?i)(.*.*.*.*)[xyz]$', 'a'.repeat(1_024)],
  ['(a?){40}a{20}$', `${'a'.repeat(1_023)}!`],
  ['[^\\Wä-öø-ÿ]{100}!', 'é'.repeat(1_024)],
  ['\\B{117}!', 'a'.repeat(1_024)],
  [`${'\\W'.repeat(116)}!`, '-'.repeat(1_024)],
];

/** The engine of the language would take years for some. The least of several, as others use the machine as well. */
test.each(BOMBS)('%s is no bomb', (pattern, text) => {
  expect(isAccepted(pattern)).toBe(true);
  const find = finder(pattern);
  expect(find(text)).toBe(false);
  const times = Array.from({ length: 15 }, () => {
    const started = performance.now();
    find(text);
    return performance.now() - started;
  });
  expect(Math.min(...times)).toBeLessThan(3);
});

/** Patterns both engines read alike, made of few letters so that they often match. */
const letter = fc.constantFrom('a', 'b', 'c', '.', '[ab]', '[^b]', '\\w', '^', '$', '\\b');
const { pattern: generated } = fc.letrec<{ pattern: string; piece: string }>((tie) => ({
  piece: fc.oneof(
    { maxDepth: 4 },
    letter,
    tie('pattern').map((inner) => `(${inner})`),
    fc
      .tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '{1,2}'))
      .map(([inner, sign]) => `(?:${inner})${sign}`),
    fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(${a}|${b})`),
  ),
  pattern: fc.array(tie('piece'), { minLength: 1, maxLength: 3 }).map((pieces) => pieces.join('')),
}));

test('it agrees with the engine of the language', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'c', ' '), maxLength: 8 });
  fc.assert(
    fc.property(generated, fc.array(text, { maxLength: 5 }), (pattern, texts) => {
      fc.pre(pattern.length <= 256 && isAccepted(pattern));
      const find = finder(pattern);
      for (const one of texts) expect(find(one)).toBe(new RegExp(pattern).test(one));
    }),
    { numRuns: 1_000 },
  );
});
