import { expect, test } from 'vitest';
import { decodeFlag } from '@sluice/evaluator';
import type { Window } from '@sluice/evaluator';
import { flag, rule } from './records.js';
import { serving } from './serving.js';

const isOpenAt = (window: Window, instant: string): boolean =>
  serving({ flags: [flag({ rules: [rule({ window })] })], now: () => Date.parse(instant) }).boolean(
    'new-checkout',
    {},
    false,
  );

const openings = (window: Window, instants: readonly string[]): readonly boolean[] =>
  instants.map((instant) => isOpenAt(window, instant));

test('a window begins at its first instant and ends before its last', () => {
  const window = { notBefore: '2026-03-01T09:00+01:00', notAfter: '2026-03-01T10:00+01:00' };
  const at = [
    '2026-03-01T07:59:59.999Z',
    '2026-03-01T08:00Z',
    '2026-03-01T08:59:59.999Z',
    '2026-03-01T09:00Z',
  ];
  expect(openings(window, at)).toEqual([false, true, true, false]);
});

test('hours of every day, in UTC unless said otherwise', () => {
  const recurrence = { freq: 'daily', from: '09:00', to: '17:00' } as const;
  const at = ['2026-06-01T08:59:59Z', '2026-06-01T09:00Z', '2026-06-01T16:59:59Z', '2026-06-01T17:00Z'];
  expect(openings({ recurrence }, at)).toEqual([false, true, true, false]);
  expect(openings({ recurrence, zone: 'Asia/Kolkata' }, ['2026-06-01T03:29Z', '2026-06-01T03:30Z'])).toEqual([
    false,
    true,
  ]);
});

test('what spans midnight belongs to the day it starts', () => {
  const recurrence = { freq: 'weekly', days: [5], from: '22:00', to: '02:00' } as const;
  const friday = ['2026-06-05T21:59Z', '2026-06-05T22:00Z', '2026-06-06T01:59Z', '2026-06-06T02:00Z'];
  expect(openings({ recurrence }, friday)).toEqual([false, true, true, false]);
  expect(openings({ recurrence }, ['2026-06-05T01:00Z', '2026-06-06T23:00Z'])).toEqual([false, false]);
});

test('days of the month, also the last', () => {
  const recurrence = { freq: 'monthly', days: [1, -1] } as const;
  const at = [
    '2026-02-01T00:00Z',
    '2026-02-28T12:00Z',
    '2026-02-27T12:00Z',
    '2028-02-28T12:00Z',
    '2028-02-29T12:00Z',
  ];
  expect(openings({ recurrence }, at)).toEqual([true, true, false, false, true]);
});

test('a time that is skipped in spring never comes', () => {
  const window = {
    zone: 'Europe/Berlin',
    recurrence: { freq: 'daily', from: '02:00', to: '03:00' },
  } as const;
  const minutes = Array.from({ length: 24 * 60 }, (_, n) =>
    new Date(Date.UTC(2026, 2, 29) + n * 60_000).toISOString(),
  );
  expect(openings(window, minutes).filter(Boolean)).toHaveLength(0);
});

test('a time that is repeated in autumn comes twice', () => {
  const window = {
    zone: 'Europe/Berlin',
    recurrence: { freq: 'daily', from: '02:00', to: '03:00' },
  } as const;
  const minutes = Array.from({ length: 24 * 60 }, (_, n) =>
    new Date(Date.UTC(2026, 9, 24, 22) + n * 60_000).toISOString(),
  );
  expect(openings(window, minutes).filter(Boolean)).toHaveLength(120);
});

test('a cron line opens for so many minutes', () => {
  const recurrence = { freq: 'cron', cron: '30 9 * * 1-5', minutes: 45 } as const;
  const monday = ['2026-06-01T09:29:59Z', '2026-06-01T09:30Z', '2026-06-01T10:14:59Z', '2026-06-01T10:15Z'];
  expect(openings({ recurrence }, monday)).toEqual([false, true, true, false]);
  expect(isOpenAt({ recurrence }, '2026-06-07T09:40Z')).toBe(false);
});

test.each([
  ['*/20 * * * *', ['2026-06-01T00:40Z', '2026-06-01T00:41Z'], [true, false]],
  ['0 0 13 * 5', ['2026-06-13T00:00Z', '2026-06-12T00:00Z', '2026-06-14T00:00Z'], [true, true, false]],
  ['0 0 * * 7', ['2026-06-07T00:00Z', '2026-06-08T00:00Z'], [true, false]],
  ['5,10-12 3 1 1 *', ['2026-01-01T03:05Z', '2026-01-01T03:11Z', '2026-01-01T03:13Z'], [true, true, false]],
])('the cron line %s', (cron, at, open) => {
  expect(openings({ recurrence: { freq: 'cron', cron, minutes: 1 } }, at)).toEqual(open);
});

const MALFORMED: readonly (readonly [pointer: string, window: object])[] = [
  ['/notBefore', { notBefore: '2026-03-01T09:00' }],
  ['/notAfter', { notAfter: '2026-02-30T09:00Z' }],
  ['/zone', { zone: 'Mars/Base' }],
  ['/recurrence/freq', { recurrence: { freq: 'hourly' } }],
  ['/recurrence/to', { recurrence: { freq: 'daily', from: '09:00', to: '09:00' } }],
  ['/recurrence/to', { recurrence: { freq: 'daily', to: '24:01' } }],
  ['/recurrence/from', { recurrence: { freq: 'daily', from: '9:00' } }],
  ['/recurrence/days', { recurrence: { freq: 'weekly' } }],
  ['/recurrence/days/0', { recurrence: { freq: 'weekly', days: [0] } }],
  ['/recurrence/days/0', { recurrence: { freq: 'monthly', days: [-2] } }],
  ['/recurrence/days', { recurrence: { freq: 'daily', days: [1] } }],
  ['/recurrence/cron', { recurrence: { freq: 'cron', minutes: 5 } }],
  ['/recurrence/cron', { recurrence: { freq: 'cron', cron: '60 * * * *', minutes: 5 } }],
  ['/recurrence/cron', { recurrence: { freq: 'cron', cron: '* * * * MON', minutes: 5 } }],
  ['/recurrence/minutes', { recurrence: { freq: 'cron', cron: '* * * * *', minutes: 1441 } }],
];

test.each(MALFORMED)('a window that is wrong at %s is refused', (pointer, window) => {
  const decoded = decodeFlag(flag({ rules: [rule({ window })] }));
  expect(decoded.ok ? '' : decoded.problem.pointer).toBe(`/rules/0/window${pointer}`);
});

test('a snapshot may pin the clock as well', () => {
  const window = { notBefore: '2026-03-01T00:00Z' };
  const flags = serving({ flags: [flag({ rules: [rule({ window })] })], now: () => 0 });
  expect(flags.boolean('new-checkout', {}, true)).toBe(false);
  expect(flags.snapshot({ at: Date.UTC(2026, 3, 1) }).boolean('new-checkout', {}, false)).toBe(true);
});
