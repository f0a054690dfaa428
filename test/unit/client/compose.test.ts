import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { requestOf } from '../../../client/cli/request/compose.js';

const base = { flag: 'checkout', env: 'production', reason: 'tested', stages: '5,100' };
let dir: string;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'sluice-compose-'));
});

afterAll(() => {
  rmSync(dir, { recursive: true, force: true });
});

const file = (text: string): string => {
  const path = join(dir, 'file.json');
  writeFileSync(path, text);
  return path;
};

test.each([
  [{ on: true }, { op: 'toggle', to: 'on' }],
  [{ off: true }, { op: 'toggle', to: 'off' }],
  [{ toggle: true }, { op: 'toggle' }],
  [{ serve: 'new' }, { op: 'update', patch: { serve: { variant: 'new' } } }],
])('%j asks for %j', (options, intent) => {
  expect(requestOf({ ...base, ...options })).toMatchObject({
    reason: 'tested',
    items: [{ env: 'production', flag: 'checkout', ...intent }],
  });
});

test('a rollout carries its stages', () => {
  expect(requestOf({ ...base, rollout: 'new', rule: 'half', wait: '1h' })).toMatchObject({
    title: 'checkout: roll out new in production',
    items: [{ op: 'rollout', variant: 'new', rule: 'half' }],
    stages: [{ units: 5_000, wait: { forMs: 3_600_000 } }, { units: 100_000 }],
  });
});

test('several environments are one change', () => {
  const request = requestOf({ ...base, env: 'staging,production', on: true });
  expect(request).toMatchObject({ items: [{ env: 'staging' }, { env: 'production' }] });
});

test('a patch comes from its file', () => {
  const patch = file('{"tags":["shop"]}');
  expect(requestOf({ ...base, patch })).toMatchObject({
    items: [{ op: 'update', patch: { tags: ['shop'] } }],
  });
});

test('a whole request comes from its file as it is', () => {
  expect(requestOf({ ...base, file: file('{"anything":1}') })).toEqual({ anything: 1 });
});

test.each([
  [{}, /--on, --off.*say what to do/],
  [{ on: true, off: true }, /--on, --off: these exclude one another/],
  [{ on: true, reason: ' ' }, /^--reason: is needed/],
  [{ on: true, reason: 'x'.repeat(2_001) }, /^--reason: has 2001 characters and may have 2000/],
  [{ on: true, title: 'x'.repeat(201) }, /^--title: /],
  [{ rollout: 'new' }, /^--wait: is needed/],
])('%j is refused by the name of its option', (options, message) => {
  expect(() => requestOf({ ...base, ...options })).toThrow(message);
});

test('a file cut in half is refused with the place where it breaks off', () => {
  const cut = file('{\n  "title": "x",\n  "items": [');
  expect(() => requestOf({ ...base, file: cut })).toThrow(/--file: .* is not JSON: .*line 3, column 13/);
});

test('a file that is not there is told', () => {
  expect(() => requestOf({ ...base, file: join(dir, 'none.json') })).toThrow(/--file: cannot read/);
});
