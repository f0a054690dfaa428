import { expect, test } from 'vitest';
import { jsonDiff, withContext } from '../../../client/web/model/json-diff.js';
import { find, index } from '../../../client/web/model/search.js';
import { visibleRows } from '../../../client/web/model/window.js';
import { touchedBy } from '../../../client/web/model/touched.js';
import { ago, countdown, roughly, utcTime } from '../../../client/web/model/time.js';

test('only lines that differ are marked', () => {
  const lines = jsonDiff({ a: 1, b: 2 }, { a: 1, b: 3 });
  expect(lines.filter(({ kind }) => kind !== 'same')).toEqual([
    { kind: 'gone', text: '  "b": 2' },
    { kind: 'new', text: '  "b": 3' },
  ]);
});

test('both sides can be read back from the difference', () => {
  const [a, b] = [
    { rules: [1, 2, 3], x: { y: 1 } },
    { rules: [2, 3, 4], z: null, x: { y: 1 } },
  ];
  const lines = jsonDiff(a, b);
  const side = (other: string) =>
    lines
      .filter(({ kind }) => kind !== other)
      .map(({ text }) => text)
      .join('\n');
  expect(side('new')).toBe(JSON.stringify(a, null, 2));
  expect(side('gone')).toBe(JSON.stringify(b, null, 2));
});

test('what is created or deleted is new or gone as a whole', () => {
  expect(jsonDiff(null, { a: 1 }).every(({ kind }) => kind === 'new')).toBe(true);
  expect(jsonDiff({ a: 1 }, null).every(({ kind }) => kind === 'gone')).toBe(true);
});

test('what is far from a difference is left out once', () => {
  const before = Array.from({ length: 40 }, (_each, i) => i);
  const shown = withContext(jsonDiff(before, before.with(20, -1)));
  expect(shown.filter((line) => line === null)).toHaveLength(2);
  expect(shown).toHaveLength(8);
});

const flags = Array.from({ length: 5_000 }, (_each, i) => ({
  key: `flag-${i}`,
  tags: [i % 2 === 0 ? 'Even' : 'odd'],
}));
const indexed = index(flags, ({ key, tags }) => [key, ...tags]);

test('a search wants all its words, whatever their letter case', () => {
  expect(find(indexed, '')).toHaveLength(5_000);
  expect(find(indexed, 'EVEN flag-499')).toHaveLength(5);
  expect(find(indexed, 'flag-4999 even')).toEqual([]);
});

test('words do not reach over from one field to the next', () => {
  expect(
    find(
      index([{ key: 'ab', tag: 'cd' }], ({ key, tag }) => [key, tag]),
      'bc',
    ),
  ).toEqual([]);
});

test('5,000 flags are searched in a few milliseconds', () => {
  const began = performance.now();
  for (let i = 0; i < 20; i += 1) find(indexed, `flag-${i}`);
  expect((performance.now() - began) / 20).toBeLessThan(20);
});

test('only rows near the viewport are drawn', () => {
  const list = { count: 5_000, row: 40, height: 800 };
  expect(visibleRows({ ...list, offset: -100 })).toEqual({ from: 0, to: 26 });
  expect(visibleRows({ ...list, offset: 40_000 })).toEqual({ from: 992, to: 1_028 });
  expect(visibleRows({ ...list, offset: 1e9 })).toEqual({ from: 5_000, to: 5_000 });
  expect(visibleRows({ ...list, count: 3, offset: 0 })).toEqual({ from: 0, to: 3 });
});

test('an event makes old what it is about; a written record also what open changes are compared with', () => {
  const event = {
    seq: 7,
    type: 'rollout.stage',
    change: 'c-1',
    rollout: 'production/shop/beta',
    flags: ['production/shop'],
  };
  expect(touchedBy(event)).toEqual([
    ['inbox'],
    ['changes'],
    ['change', 'c-1'],
    ['rollout', 'production/shop/beta'],
    ['overview'],
    ['change'],
    ['flag', 'production/shop'],
  ]);
  expect(touchedBy({ ...event, rollout: null, flags: [] })).toEqual([
    ['inbox'],
    ['changes'],
    ['change', 'c-1'],
  ]);
  expect(touchedBy({ ...event, type: 'project.founded' })).toEqual([[]]);
});

test.each([
  [-1, 'now'],
  [900, '0:01'],
  [61_000, '1:01'],
  [3_600_000 * 5 + 5_000, '5:00:05'],
  [3_600_000 * 50, '2 d 2 h'],
])('%i milliseconds are counted down as %s', (ms, text) => {
  expect(countdown(ms)).toBe(text);
});

test('times are told roughly, and exactly in UTC', () => {
  expect([ago(2_000), ago(240_000), ago(-240_000), ago(3 * 86_400_000)]).toEqual([
    'just now',
    '4 min ago',
    'in 4 min',
    '3 d ago',
  ]);
  expect([roughly(2_000), roughly(3_600_000)]).toEqual(['2 s', '1 h']);
  expect(utcTime('2026-03-01T09:30:12Z')).toBe('2026-03-01 09:30 UTC');
});
