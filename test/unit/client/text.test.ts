import { expect, test } from 'vitest';
import { clean, cleanAll, safeJson } from '../../../client/cli/text/clean.js';
import { countdown } from '../../../client/cli/text/rollout.js';
import { table } from '../../../client/cli/text/table.js';

test('what a terminal would act on does not reach it', () => {
  expect(clean('a\u001b[2Jb\rc\u0007d\u009b1me')).toBe('a[2Jbcd1me');
});

test('what turns the direction of writing or hides is taken away', () => {
  expect(clean('user\u202egnp.exe\u2066\u200b\u061c\ufeff')).toBe('usergnp.exe');
});

test('other scripts, line feeds and tabs stay', () => {
  expect(clean('Größe\n\tКнига 本 🚀')).toBe('Größe\n\tКнига 本 🚀');
});

test('every text of a document is cleaned, names of fields too', () => {
  expect(cleanAll({ 'k\u001bey': ['v\u202ealue', 1, null, { deep: 'a\u0000b' }] })).toEqual({
    key: ['value', 1, null, { deep: 'ab' }],
  });
});

test('JSON keeps what it says and cannot act on a terminal', () => {
  const value = { name: 'a\u202eb\u001bc\u2028d' };
  const text = safeJson(value);
  expect(text).toBe('{"name":"a\\u202eb\\u001bc\\u2028d"}');
  expect(JSON.parse(text)).toEqual(value);
});

test('columns are as wide as they must be', () => {
  expect(table(['A', 'LONG'], [['xxx', 'y'], ['z']])).toBe('A    LONG\nxxx  y\nz');
});

test.each([
  [-5, '0 s'],
  [11_500, '12 s'],
  [65_000, '1 min 5 s'],
  [259_500_000, '72 h 5 min'],
])('%i milliseconds are told as %s', (ms, text) => {
  expect(countdown(ms)).toBe(text);
});
