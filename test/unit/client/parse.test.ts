import { expect, test } from 'vitest';
import { parseDuration } from '../../../client/cli/parse/duration.js';
import { parseStages } from '../../../client/cli/parse/stages.js';

test.each([
  ['2s', 2_000],
  ['15m', 900_000],
  ['72h', 259_200_000],
  ['3d', 259_200_000],
  ['250ms', 250],
  ['1.5h', 5_400_000],
])('%s is %i milliseconds', (text, ms) => {
  expect(parseDuration('--wait', text)).toBe(ms);
});

test.each(['', '5', 's', '-1s', '1 week', '1e3s', '١s'])(
  '%j is no duration, and the option is named',
  (text) => {
    expect(() => parseDuration('--timeout', text)).toThrow(/^--timeout: /);
  },
);

test('one wait stands between all stages, and none after the last', () => {
  expect(parseStages('5,25,100', '2s')).toEqual([
    { units: 5_000, wait: { forMs: 2_000 } },
    { units: 25_000, wait: { forMs: 2_000 } },
    { units: 100_000 },
  ]);
});

test('a wait for each stage is taken as it is', () => {
  expect(parseStages('0.5,50', '1s,2s')).toEqual([
    { units: 500, wait: { forMs: 1_000 } },
    { units: 50_000, wait: { forMs: 2_000 } },
  ]);
});

test('as many waits as stages, or one', () => {
  expect(() => parseStages('5,25,100', '1s,2s')).toThrow(/^--wait: 2 waits for 3 stages/);
});

test.each(['101', '0', '-5', '5%', '5,,25', '1e2', '0.0001', 'half'])('%j are no percentages', (text) => {
  expect(() => parseStages(text, '1s')).toThrow(/^--stages: /);
});

test('thousandths of a percent are exact', () => {
  expect(parseStages('0.001,33.333', '1s')).toMatchObject([{ units: 1 }, { units: 33_333 }]);
});
