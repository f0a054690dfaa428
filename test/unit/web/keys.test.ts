import { expect, test } from 'vitest';
import { moved, stroke, type Pending } from '../../../client/web/model/keys.js';

const press = (pending: Pending, key: string) => stroke(pending, { key, modified: false, writing: false });

test.each([
  ['j', { do: 'move', by: 1 }],
  ['k', { do: 'move', by: -1 }],
  ['a', { do: 'approve' }],
  ['x', { do: 'refuse' }],
  ['/', { do: 'search' }],
  ['?', { do: 'help' }],
])('%s does its work', (key, act) => {
  expect(press('none', key)).toEqual({ act, pending: 'none' });
});

test('g and a letter go to a page', () => {
  const first = press('none', 'g');
  expect(first).toEqual({ act: null, pending: 'go' });
  expect(press(first.pending, 'f')).toEqual({ act: { do: 'go', to: '/flags' }, pending: 'none' });
});

test('the key after g does not do its own work', () => {
  expect(press('go', 'a')).toEqual({ act: null, pending: 'none' });
});

test('keys that mean nothing do nothing, whatever an object inherits', () => {
  for (const key of ['b', 'Enter', 'constructor', 'toString', '__proto__']) {
    expect(press('none', key).act).toBeNull();
    expect(press('go', key).act).toBeNull();
  }
});

test('nothing happens while somebody writes, or holds a key of the browser', () => {
  expect(stroke('none', { key: 'a', modified: false, writing: true }).act).toBeNull();
  expect(stroke('go', { key: 'f', modified: true, writing: false })).toEqual({ act: null, pending: 'none' });
});

test('moving starts at the first row and stays inside the list', () => {
  expect(moved(-1, 1, 3)).toBe(0);
  expect(moved(-1, -1, 3)).toBe(0);
  expect(moved(1, 1, 3)).toBe(2);
  expect(moved(2, 1, 3)).toBe(2);
  expect(moved(0, -1, 3)).toBe(0);
});
