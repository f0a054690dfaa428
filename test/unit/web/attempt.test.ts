import { expect, test } from 'vitest';
import { attemptAt, settles } from '../../../client/web/model/attempt.js';

const keys = () => {
  let made = 0;
  return () => `key ${(made += 1)}`;
};

test('the same act pressed again goes under the same key, and another one under another', () => {
  const newKey = keys();
  const first = attemptAt('approve', null, newKey);
  expect(attemptAt('approve', first, newKey)).toBe(first);
  expect(attemptAt('reject', first, newKey)).toEqual({ content: 'reject', key: 'key 2' });
  expect(attemptAt('approve', null, newKey).key).toBe('key 3');
});

test('an answer settles an act; silence, and a server that does not know, do not', () => {
  expect([200, 202, 403, 409, 412, 422].every(settles)).toBe(true);
  expect([0, 500, 502, 503].some(settles)).toBe(false);
});
