import { expect, test } from 'vitest';
import { isAtLeast, versionAfter } from '../../../local/obtain/version.js';

test('the version is read from what the servers print', () => {
  expect(versionAfter('server v=', 'Redis server v=7.0.15 sha=00000000:0 malloc=jemalloc')).toEqual([7, 0]);
  expect(versionAfter('server v=', 'Valkey server v=8.1.3 sha=00000000:0')).toEqual([8, 1]);
  expect(versionAfter('Server ', 'temporal version 0.0.0-DEV (Server 1.29.1, UI 2.42.1)')).toEqual([1, 29]);
  expect(versionAfter('go version go', 'go version go1.26.8 linux/amd64')).toEqual([1, 26]);
});

test('a text without a version has none', () => {
  expect(versionAfter('server v=', '')).toBeUndefined();
  expect(versionAfter('server v=', 'server v=unknown')).toBeUndefined();
});

test('versions are compared by number, not by text', () => {
  expect(isAtLeast([7, 0], [7, 0])).toBe(true);
  expect(isAtLeast([6, 2], [7, 0])).toBe(false);
  expect(isAtLeast([10, 0], [7, 2])).toBe(true);
  expect(isAtLeast([1, 9], [1, 29])).toBe(false);
});
