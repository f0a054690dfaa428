import { expect, test } from 'vitest';
import type { Flag } from '@sluice/evaluator';
import { flag, rule } from './records.js';
import { answer, serving } from './serving.js';

const needs = (...names: readonly string[]): Partial<Flag> => ({
  prerequisites: names.map((name) => ({ flag: name, variants: ['on'] })),
  serve: { variant: 'on' },
});

const other = (parts: Partial<Flag> = {}): Flag => flag({ key: 'other', serve: { variant: 'on' }, ...parts });

test('a flag whose prerequisite holds goes its own way', () => {
  expect(answer([flag(needs('other')), other()])).toMatchObject({ value: true, reason: 'DEFAULT' });
});

test('a prerequisite that serves another variant turns the flag off', () => {
  expect(answer([flag(needs('other')), other({ serve: { variant: 'off' } })])).toMatchObject({
    value: false,
    reason: 'DISABLED',
  });
});

test('a prerequisite that is not active turns the flag off, even if its off variant is listed', () => {
  const disabled = other({ state: 'disabled', offVariant: 'on' });
  expect(answer([flag(needs('other')), disabled])).toMatchObject({ value: false, reason: 'DISABLED' });
});

test('a prerequisite is a whole decision, with its own rules and overrides', () => {
  const overrides = [{ by: 'targetingKey', values: ['ann'], variant: 'off' }];
  const flags = serving({ flags: [flag(needs('other')), other({ overrides })] });
  expect(flags.boolean('new-checkout', { targetingKey: 'ann' }, true)).toBe(false);
  expect(flags.boolean('new-checkout', { targetingKey: 'bob' }, false)).toBe(true);
});

test('a missing prerequisite is an error', () => {
  expect(answer(flag(needs('gone')))).toMatchObject({
    reason: 'ERROR',
    errorCode: 'GENERAL',
    value: undefined,
  });
});

test('an error of a prerequisite passes its code on', () => {
  const split = {
    ranges: [
      { variant: 'on', lo: 0, hi: 1 },
      { variant: 'off', lo: 1, hi: 100_000 },
    ],
  };
  expect(answer([flag(needs('other')), other({ serve: { split } })])).toMatchObject({
    errorCode: 'TARGETING_KEY_MISSING',
  });
});

test('a circle is an error', () => {
  expect(answer([flag(needs('other')), other(needs('new-checkout'))]).errorCode).toBe('GENERAL');
  expect(answer(flag(needs('new-checkout'))).errorCode).toBe('GENERAL');
});

const chain = (length: number): readonly Flag[] =>
  Array.from({ length }, (_, n) =>
    flag({ key: `f${n}`, ...(n < length - 1 ? needs(`f${n + 1}`) : { serve: { variant: 'on' } }) }),
  );

test('thirty-two deep is fine, one more is an error', () => {
  expect(answer(chain(33)).variant).toBe('on');
  expect(answer(chain(34)).errorCode).toBe('GENERAL');
});

test('sixty-four in one decision are fine, one more is an error', () => {
  const names = Array.from({ length: 65 }, (_, n) => `f${n}`);
  const all = names.map((key) => flag({ key, serve: { variant: 'on' } }));
  expect(answer([flag(needs(...names.slice(1))), ...all]).variant).toBe('on');
  expect(answer([flag(needs(...names)), ...all]).errorCode).toBe('GENERAL');
});

test('overrides: the first in the list wins, and an expired one is passed over', () => {
  const overrides = [
    { by: 'targetingKey', values: ['ann'], variant: 'on', expiresAt: '2026-01-01T00:00Z' },
    { by: '/user/id', values: [7, 'ann'], variant: 'off' },
    { by: 'targetingKey', values: ['ann'], variant: 'on' },
  ];
  let now = Date.UTC(2025, 11, 31, 23, 59, 59, 999);
  const one = flag({ overrides, rules: [rule()] });
  const flags = serving({ flags: [one], now: () => now });
  const ann = { targetingKey: 'ann', user: { id: 'ann' } };
  expect(flags.details('new-checkout', ann)).toMatchObject({
    variant: 'on',
    ruleId: '$override',
    reason: 'TARGETING_MATCH',
  });
  now++;
  expect(flags.details('new-checkout', ann).variant).toBe('off');
  expect(flags.details('new-checkout', { targetingKey: 'ann' }).variant).toBe('on');
  expect(flags.details('new-checkout', { user: { id: '7' } })).toMatchObject({
    variant: 'off',
    ruleId: '$override',
  });
  expect(flags.details('new-checkout', { targetingKey: 'bob' }).ruleId).toBe('first');
});
