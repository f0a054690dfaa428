import type { Condition, Flag, Rule } from '@sluice/evaluator';
import { expect, test } from 'vitest';
import type { Item, Plan } from '../../../domain/proposal/proposal.js';
import { touchesOf } from '../../../domain/proposal/touches.js';
import { impactsOf } from '../../../client/web/model/impact.js';
import {
  audienceWords,
  conditionWords,
  inOrder,
  ruleWords,
  serveWords,
} from '../../../client/web/model/rule-words.js';
import { flagOf } from '../../support/store-samples.js';

const NBSP = '\u00a0';

/** As it is read: names keep to themselves without a sign of it. */
const read = (sentence: string): string => sentence.replace(/[\u2068\u2069]/g, '');

test.each<[Condition, string]>([
  [{ attr: 'plan', op: 'in', values: ['pro', 'team'] }, 'plan is “pro” or “team”'],
  [{ attr: ['user', 'age'], op: 'gte', values: [18] }, 'user › age is at least 18'],
  [{ attr: 'age', op: 'between', values: [18, 30] }, 'age is between 18 and 30'],
  [
    { attr: 'mail', op: 'ends_with', values: ['@x.org'], ci: true },
    'mail ends with “@x.org” (any letter case)',
  ],
  [{ attr: 'beta', op: 'exists', negate: true }, 'not: beta is there'],
  [{ op: 'in_segment', values: ['staff', 'friends'] }, 'in segment staff or friends'],
  [{ attr: 'x', op: 'new_op', values: ['$&'] }, 'x new_op “$&”'],
  [
    {
      anyOf: [
        { attr: 'a', op: 'eq', values: [true] },
        { op: 'not_in_segment', values: ['b'] },
      ],
    },
    'any of (a is true; not in segment b)',
  ],
])('condition %j is said as “%s”', (condition, words) => {
  expect(read(conditionWords(condition))).toBe(words);
});

const rule = (more: Partial<Rule> = {}): Rule => ({
  ...{ id: 'beta', priority: 10, enabled: true, when: [], serve: { variant: 'on' } },
  ...more,
});

test('a rule is a sentence', () => {
  expect(read(ruleWords(rule()))).toBe('everybody get “on”');
  const when = [{ attr: 'plan', op: 'eq', values: ['pro'] }];
  expect(read(ruleWords(rule({ when, exposure: { units: 2_500 } })))).toBe(
    `2.5${NBSP}% of those whose plan is “pro” get “on”`,
  );
});

test('those a rule is about are named by what they have and where they belong', () => {
  const when: Condition[] = [
    { op: 'in_segment', values: ['staff', 'friends'] },
    { attr: 'plan', op: 'eq', values: ['pro'], negate: true },
    {
      anyOf: [
        { attr: 'a', op: 'exists' },
        { op: 'in_segment', values: ['b'] },
      ],
    },
  ];
  expect(read(audienceWords({ when }))).toBe(
    'those in segment staff or friends and not whose plan is “pro” and with any of (a is there; in segment b)',
  );
});

test('a split is said with its shares', () => {
  const ranges = [
    { variant: 'a', lo: 0, hi: 30_000 },
    { variant: 'b', lo: 30_000, hi: 100_000 },
  ];
  expect(read(serveWords({ split: { ranges } }))).toBe(`30${NBSP}% “a”, 70${NBSP}% “b”`);
});

test('rules stand in the order in which they are tried', () => {
  const rules = [
    rule({ id: 'c', priority: 20 }),
    rule({ id: 'b', priority: 10 }),
    rule({ id: 'a', priority: 10 }),
  ];
  expect(inOrder({ rules }).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
});

const itemOf = (before: Flag | null, after: Flag | null): Item => ({
  op: 'update',
  target: { kind: 'flag', env: 'production', key: 'shop' },
  base: before && { version: 1, hash: 'h', definitionHash: 'd', detailsHash: 'e' },
  after,
  afterHash: null,
  touches: before && after ? touchesOf(before, after) : [],
});

const impacts = (before: Flag | null, after: Flag | null, plan: Plan | null = null) =>
  impactsOf({ items: [itemOf(before, after)], plan }, new Map([['production/shop', before]])).map(
    ({ from, to, about, ...rest }) => ({
      ...rest,
      from: from === null ? null : read(from),
      to: read(to),
      about: read(about),
    }),
  );

const shop = flagOf('shop', 1);

test('a raised share is said from what to what, of whom, where', () => {
  const at = (units: number) => flagOf('shop', 1, { rules: [rule({ exposure: { units } })] });
  expect(impacts(at(5_000), at(25_000))).toEqual([
    {
      environment: 'production',
      flag: 'shop',
      from: `5${NBSP}%`,
      to: `25${NBSP}%`,
      about: 'of everybody get “on”',
      direction: 'raises',
    },
  ]);
});

test('a plan is said with where it begins and ends, and its rule not twice', () => {
  const after = flagOf('shop', 1, { rules: [rule({ exposure: { units: 0 } })] });
  const target = { env: 'production', flag: 'shop', rule: 'beta' };
  const stages = [{ units: 10_000, wait: { forMs: 1 } }, { units: 50_000 }];
  const said = impacts(shop, after, { target, startUnits: 0, stages });
  expect(said).toHaveLength(1);
  expect(said[0]).toMatchObject({
    from: `0${NBSP}%`,
    to: `50${NBSP}%`,
    about: 'of everybody get “on”, in 2 stages',
  });
});

test('switching off says what is served then', () => {
  const [said] = impacts(shop, flagOf('shop', 1, { state: 'disabled' }));
  expect(said).toMatchObject({ from: 'on', to: 'off', about: 'everybody gets “off”', direction: 'lowers' });
});

test('creating, deleting, rules and other fields are said', () => {
  expect(impacts(null, shop)[0]).toMatchObject({ from: null, to: 'created', about: 'everybody gets “off”' });
  expect(impacts(shop, null)[0]).toMatchObject({ to: 'deleted', direction: 'lowers' });
  expect(impacts(shop, flagOf('shop', 1, { serve: { variant: 'on' } }))[0]).toMatchObject({
    from: '“off”',
    to: '“on”',
  });
  expect(impacts(shop, flagOf('shop', 1, { rules: [rule()] }))[0]).toMatchObject({ to: 'new rule' });
  expect(impacts(flagOf('shop', 1, { rules: [rule()] }), shop)[0]).toMatchObject({ to: 'removed' });
  expect(impacts(shop, flagOf('shop', 1, { tags: ['a'] }))[0]).toMatchObject({
    from: '[]',
    to: '["a"]',
    about: 'tags',
  });
});

test('a name in a sentence keeps to itself, whatever it is made of', () => {
  const ranges = [
    { variant: 'א', lo: 0, hi: 10_000 },
    { variant: 'ב\u2069', lo: 10_000, hi: 100_000 },
  ];
  expect(serveWords({ split: { ranges } })).toBe(
    `10${NBSP}% “\u2068א\u2069”, 90${NBSP}% “\u2068ב⟨U+2069⟩\u2069”`,
  );
  const hostile = { attr: 'א', op: 'ב', values: ['ג'] };
  expect(conditionWords(hostile)).toBe('\u2068א\u2069 \u2068ב\u2069 “\u2068ג\u2069”');
});
