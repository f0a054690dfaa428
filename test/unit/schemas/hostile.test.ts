import { expect, test } from 'vitest';
import { hostileParts, MAX_DEPTH, pointerOf } from '../../../domain/schemas/hostile.js';

test.each(['__proto__', 'constructor', 'prototype'])(
  'a field called %s is refused with its place',
  (name) => {
    const document = JSON.parse(`{"items":[{"value":{"${name}":{"admin":true}}}]}`) as unknown;
    expect(hostileParts(document)).toEqual([
      expect.objectContaining({ pointer: `/items/0/value/${name}`, code: 'HOSTILE_KEY' }),
    ]);
  },
);

test('the same word is welcome as a value', () => {
  expect(hostileParts({ reason: '__proto__', tags: ['constructor'] })).toEqual([]);
});

test('every hostile field is named, not only the first', () => {
  const document = JSON.parse('{"__proto__":1,"a":{"constructor":2},"b":[{"prototype":3}]}') as unknown;
  expect(hostileParts(document).map(({ pointer }) => pointer)).toEqual([
    '/__proto__',
    '/a/constructor',
    '/b/0/prototype',
  ]);
});

const nested = (levels: number): unknown => JSON.parse('['.repeat(levels) + ']'.repeat(levels));

test('documents nest as deep as the limit and no deeper', () => {
  expect(hostileParts(nested(MAX_DEPTH))).toEqual([]);
  expect(hostileParts(nested(MAX_DEPTH + 1))).toMatchObject([{ code: 'TOO_DEEP' }]);
});

test('a bomb of nesting is refused without walking to its end', () => {
  expect(hostileParts(nested(100_000))).toMatchObject([{ code: 'TOO_DEEP' }]);
});

test('a pointer escapes what separates its steps', () => {
  expect(pointerOf(['a/b', 0, 'c~d'])).toBe('/a~1b/0/c~0d');
});
