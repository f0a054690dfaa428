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

test('a flag that is created tells each of its rules, and who is left', () => {
  const rules = [rule(), rule({ id: 'staff', enabled: false })];
  expect(impacts(null, flagOf('shop', 1, { rules })).map(({ to, about }) => [to, about])).toEqual([
    ['created', 'whoever no rule takes in gets “off”'],
    ['new rule', '“beta”: everybody get “on”'],
    ['new rule', '“staff”: off: everybody get “on”'],
  ]);
});

test('a plan for a rule that is off says that nobody gets it', () => {
  const off = flagOf('shop', 1, { rules: [rule({ enabled: false })] });
  const target = { env: 'production', flag: 'shop', rule: 'beta' };
  const plan = { target, startUnits: 0, stages: [{ units: 100_000 }] };
  expect(impacts(off, off, plan)[0]?.about).toMatch(/in one stage; the rule is off, so nobody gets it$/);
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

test.each<[Partial<Rule>, Partial<Rule>, string, string, string]>([
  [{ name: 'beta' }, { name: 'gamma' }, '“beta”', '“gamma”', 'name of rule “beta”'],
  [{}, { name: 'gamma' }, 'none', '“gamma”', 'name of rule “beta”'],
  [{ description: 'old' }, {}, '“old”', 'none', 'description of rule “beta”'],
  [{ priority: 10 }, { priority: 20 }, '10', '20', 'priority of rule “beta”'],
  [
    {},
    { window: { notBefore: '2026-01-01T00:00:00Z' } },
    'none',
    '{"notBefore":"2026-01-01T00:00:00Z"}',
    'time window of rule “beta”',
  ],
  [
    { exposure: { units: 1_000 } },
    { exposure: { units: 1_000, by: 'org' } },
    'none',
    '“org”',
    'attribute behind the share of rule “beta”',
  ],
])(
  'a rule of which only %j becomes %j says that, and not its sentence twice',
  (...[was, is, from, to, about]) => {
    const [before, after] = [was, is].map((more) => flagOf('shop', 1, { rules: [rule(more)] }));
    expect(impacts(before ?? null, after ?? null)).toEqual([
      { environment: 'production', flag: 'shop', from, to, about, direction: 'changes' },
    ]);
  },
);

test('what a rule does and what it is called are said beside each other', () => {
  const after = flagOf('shop', 1, { rules: [rule({ name: 'gamma', enabled: false })] });
  const said = impacts(flagOf('shop', 1, { rules: [rule()] }), after);
  expect(said.map(({ about }) => about)).toEqual(['rule “beta”', 'name of rule “beta”']);
  expect(said[0]?.to).toMatch(/^off: /);
});

test.each([
  ['name', { name: 'Shop' }, { name: 'Store' }, '“Shop”', '“Store”', 'name of the flag'],
  ['description', {}, { description: 'sells' }, 'none', '“sells”', 'description of the flag'],
  ['tags', { tags: ['a'] }, { tags: ['a', 'b'] }, '["a"]', '["a","b"]', 'tags'],
])('a flag of which only the %s changes says from what to what', (...[, was, is, from, to, about]) => {
  expect(impacts(flagOf('shop', 1, was), flagOf('shop', 1, is))[0]).toMatchObject({ from, to, about });
});

test('two long texts are shown from where they differ, and never look the same', () => {
  const long = 'the same words again and again '.repeat(10);
  const [said] = impacts(
    flagOf('shop', 1, { description: `${long}old` }),
    flagOf('shop', 1, { description: `${long}new` }),
  );
  expect(said?.from).toBe('“…rds again and again old”');
  expect(said?.to).toBe('“…rds again and again new”');
});

test('splits that sound alike are told apart', () => {
  const ranges = [{ variant: 'on', lo: 0, hi: 100_000 }];
  const [said] = impacts(
    flagOf('shop', 1, { serve: { split: { ranges } } }),
    flagOf('shop', 1, { serve: { split: { ranges, by: 'org' } } }),
  );
  expect(said?.from).not.toBe(said?.to);
  expect(said?.to).toContain('"by":"org"');
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
