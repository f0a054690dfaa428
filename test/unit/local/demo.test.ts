import { join, resolve } from 'node:path';
import { expect, test, vi } from 'vitest';
import type { Flag } from '@sluice/evaluator';
import { optionsFrom } from '../../../local/demo/options.js';
import { isByChance } from '../../../local/demo/share.js';
import { subjectsOf } from '../../../local/demo/subjects.js';
import { createNarrator, StoryFailure } from '../../../local/narrator.js';
import { ROOT } from '../../../local/source-process.js';

const sighting = (on: number, onOfOthers: number) => ({ on, onOfOthers, dropped: 0 });

test('a share counts as right within three standard deviations, and is asked for twice before it counts as wrong', () => {
  // 25 % of 10,000 keys: 2,500, give or take 129.9.
  expect(isByChance(sighting(2_629, 0), 25)).toBe(true);
  expect(isByChance(sighting(2_630, 2_500), 25)).toBe(true);
  expect(isByChance(sighting(2_630, 2_370), 25)).toBe(false);
  expect(isByChance(sighting(9_999, 9_999), 100)).toBe(false);
});

function flag(key: string, over: Partial<Flag> = {}) {
  const record: Flag = {
    ...{
      format: 1,
      key,
      tags: [],
      type: 'boolean',
      state: 'active',
      version: 1,
      salt: key,
      bucketing: 'm3.1',
    },
    variants: [
      { key: 'off', value: false },
      { key: 'on', value: true },
    ],
    serve: { variant: 'off' },
    ...{ prerequisites: [], overrides: [], rules: [], clientVisible: false, metadata: {} },
    ...over,
  };
  return { environment: 'production', key, version: 1, record };
}

test('the story is about flags that are on, without rules, and have another variant to raise', () => {
  const flags = [
    flag('disabled', { state: 'disabled' }),
    flag('one'),
    flag('inverse', { serve: { variant: 'on' } }),
  ];
  expect(subjectsOf(flags)).toEqual([
    { env: 'production', flag: 'one', variant: 'on' },
    { env: 'production', flag: 'inverse', variant: 'off' },
  ]);
});

test('with one such flag the second rollout takes place in staging, with none there is no story', () => {
  expect(subjectsOf([flag('one')])[1]).toEqual({ env: 'staging', flag: 'one', variant: 'on' });
  expect(() => subjectsOf([])).toThrow(StoryFailure);
});

test('a file to import counts from where the command was typed, and npm knows where that was', () => {
  vi.stubEnv('INIT_CWD', '/somewhere');
  expect(optionsFrom(['--import', 'flags.json']).file).toBe('/somewhere/flags.json');
  vi.stubEnv('INIT_CWD', join(ROOT, 'examples'));
  expect(optionsFrom(['--import', 'mine.json']).file).toBe('examples/mine.json');
  expect(resolve(ROOT, optionsFrom([]).file)).toBe(join(ROOT, 'examples', 'flags.flagd.json'));
});

test('decisions are left to people where that is asked for', () => {
  expect(optionsFrom([]).byHand).toBe(false);
  expect(optionsFrom(['--by-hand']).byHand).toBe(true);
  expect(() => optionsFrom(['--by-foot'])).toThrow('Usage: npm run demo');
});

test('what happens beside the story does not come between a command and its answer', () => {
  const lines: string[] = [];
  const narrator = createNarrator((line) => lines.push(line));
  narrator.typed('sluice flag list');
  narrator.aside('a webhook');
  narrator.printed('two flags');
  narrator.check('there are two', true);
  expect(lines).toEqual(['   $ sluice flag list', '     two flags', '   a webhook', '   ok: there are two']);
});

test('of a long answer the beginning and the end are told', () => {
  const lines: string[] = [];
  const answer = Array.from({ length: 40 }, (_, number) => `line ${number}`);
  createNarrator((line) => lines.push(line.trim())).printed(answer.join('\n'));
  expect(lines).toHaveLength(13);
  expect(lines.slice(-4)).toEqual(['(28 lines more)', 'line 37', 'line 38', 'line 39']);
});

test('a claim that does not hold ends the story with what was seen instead', () => {
  const narrator = createNarrator(() => undefined);
  expect(() => narrator.check('nobody dropped out', false, 3)).toThrow('not so: nobody dropped out; seen: 3');
});
