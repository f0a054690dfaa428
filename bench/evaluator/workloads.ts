/** The questions that are timed, as flags of ours; peers get the same ones translated. */
import type { Condition, Flag, Rule, Segment, Serve } from '@sluice/evaluator';
import { attributesOf, names, VARYING } from './contexts.js';
import type { AttributeNames } from './contexts.js';

const flag = (key: string, parts: Partial<Flag> = {}): Flag => ({
  format: 1,
  key,
  tags: [],
  type: 'boolean',
  state: 'active',
  version: 1,
  salt: key,
  bucketing: 'm3.1',
  variants: [
    { key: 'on', value: true },
    { key: 'off', value: false },
  ],
  offVariant: 'off',
  prerequisites: [],
  overrides: [],
  rules: [],
  serve: { variant: 'off' },
  clientVisible: false,
  metadata: {},
  ...parts,
});

const rule = (id: string, priority: number, parts: Partial<Rule>): Rule => ({
  id,
  priority,
  enabled: true,
  when: [],
  serve: { variant: 'on' },
  ...parts,
});

const split = (...shares: readonly (readonly [variant: string, units: number])[]): Serve => {
  let lo = 0;
  const ranges = shares.map(([variant, units]) => ({ variant, lo, hi: (lo += units) }));
  return { split: { ranges } };
};

const FOUR = ['a', 'b', 'c', 'd'].map((key) => ({ key, value: key }));
const TENS = split(['a', 10_000], ['b', 10_000], ['c', 10_000], ['d', 70_000]);

/** Four rules that do not match, by their first or second condition in turn, and a fifth that always does. */
const fiveRules = ({ role, country }: AttributeNames, last: Condition): readonly Rule[] => [
  ...[1, 2, 3, 4].map((n) => {
    const member: Condition = { attr: role, op: 'eq', values: ['member'] };
    const elsewhere: Condition = { attr: country, op: 'in', values: [`x${n}`, `y${n}`, `z${n}`] };
    return rule(`r${n}`, n, {
      when: n % 2 === 0 ? [member, elsewhere] : [elsewhere, member],
      serve: { variant: 'a' },
    });
  }),
  rule('r5', 5, { when: [{ attr: role, op: 'eq', values: ['member'] }, last], serve: TENS }),
];

const targeted = (key: string, last: Condition, attributes = attributesOf(key, 'W3')): Flag =>
  flag(key, {
    type: 'string',
    variants: FOUR,
    offVariant: 'd',
    serve: { variant: 'd' },
    rules: fiveRules(attributes, last),
  });

export interface Workload {
  readonly name: string;
  readonly flags: readonly Flag[];
  readonly segments: readonly Segment[];
  readonly type: 'boolean' | 'string';
}

const each = (make: (key: string, n: number) => Flag): readonly Flag[] => names.map(make);

const SEGMENT: Segment = {
  format: 1,
  key: 'paying',
  version: 1,
  include: [],
  exclude: [],
  when: [
    { attr: 'plan', op: 'in', values: ['team', 'pro'] },
    { attr: 'seats', op: 'gte', values: [10] },
  ],
  anyOf: [],
};

const seatsOf = (attr: string): Condition => ({ attr, op: 'gte', values: [0] });
const seats = seatsOf('seats');
const semver: Condition = { attr: 'version', op: 'semver_gte', values: ['0.0.0'] };

function varying(key: string): Flag {
  const attributes = attributesOf(key, VARYING);
  return targeted(key, seatsOf(attributes.seats), attributes);
}

export const workloads: readonly Workload[] = [
  {
    name: 'W1',
    type: 'boolean',
    segments: [],
    flags: each((key) => flag(key, { serve: { variant: 'on' } })),
  },
  {
    name: 'W2',
    type: 'boolean',
    segments: [],
    flags: each((key) => flag(key, { serve: split(['on', 50_000], ['off', 50_000]) })),
  },
  { name: 'W3', type: 'string', segments: [], flags: each((key) => targeted(key, seats)) },
  { name: VARYING, type: 'string', segments: [], flags: each(varying) },
  { name: 'W3S', type: 'string', segments: [], flags: each((key) => targeted(key, semver)) },
  {
    name: 'W4',
    type: 'boolean',
    segments: [SEGMENT],
    flags: each((key) =>
      flag(key, {
        rules: [
          rule('r', 1, {
            when: [
              { op: 'in_segment', values: ['paying'] },
              { attr: 'country', op: 'ne', values: ['us'] },
            ],
          }),
        ],
      }),
    ),
  },
];

/** The workloads of a mixed thousand, in turn; none of them needs a segment. */
export const MIXED = ['W1', 'W2', 'W3', 'W3S'];

/** A mixed thousand, for W5, and ten thousand of three rules, for W6 and updates. */
export const mixed: readonly Flag[] = names.map(
  (key, n) => workloads.find(({ name }) => name === MIXED[n % MIXED.length])?.flags[n] ?? flag(key),
);

export const many: readonly Flag[] = Array.from({ length: 10_000 }, (_, n) =>
  targeted(`flag-${n}`, seats),
).map((one) => ({
  ...one,
  rules: one.rules.slice(2),
  description: 'Shows the new checkout.',
  tags: ['checkout'],
}));
