/** The questions that are timed, as flags of ours; peers get the same ones translated. */
import type { Condition, Flag, Rule, Segment, Serve } from '@sluice/evaluator';

export const FLAGS = 1_000;
export const CONTEXTS = 10_000;

export interface BenchContext {
  readonly targetingKey: string;
  readonly plan: string;
  readonly country: string;
  readonly seats: number;
  readonly version: string;
  readonly role: string;
}

/** A fixed sequence, so that every run asks the same. */
export function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return (state >>> 0) / 2 ** 32;
  };
}

const next = random(7);
const hex = (length: number): string =>
  Array.from({ length }, () => Math.floor(next() * 16).toString(16)).join('');
const uuid = (): string => [8, 4, 4, 4, 12].map(hex).join('-');
const pick = <T>(values: readonly [T, ...T[]]): T => values[Math.floor(next() * values.length)] ?? values[0];

/** Contexts with keys of 36 characters. Their attributes come in two orders, as they would from several callers. */
export const contexts: readonly BenchContext[] = Array.from({ length: CONTEXTS }, (_, n) => {
  const one: BenchContext = {
    targetingKey: uuid(),
    plan: pick(['free', 'team', 'pro']),
    country: pick(['de', 'fr', 'us', 'jp']),
    seats: Math.floor(next() * 100),
    version: `${Math.floor(next() * 5)}.${Math.floor(next() * 20)}.${Math.floor(next() * 9)}`,
    role: 'member',
  };
  return n % 4 === 0 ? (Object.fromEntries(Object.entries(one).reverse()) as unknown as BenchContext) : one;
});

export const names: readonly string[] = Array.from({ length: FLAGS }, (_, n) => `flag-${n}`);

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
const fiveRules = (last: Condition): readonly Rule[] => [
  ...[1, 2, 3, 4].map((n) => {
    const member: Condition = { attr: 'role', op: 'eq', values: ['member'] };
    const elsewhere: Condition = { attr: 'country', op: 'in', values: [`x${n}`, `y${n}`, `z${n}`] };
    return rule(`r${n}`, n, {
      when: n % 2 === 0 ? [member, elsewhere] : [elsewhere, member],
      serve: { variant: 'a' },
    });
  }),
  rule('r5', 5, { when: [{ attr: 'role', op: 'eq', values: ['member'] }, last], serve: TENS }),
];

const targeted = (key: string, last: Condition): Flag =>
  flag(key, {
    type: 'string',
    variants: FOUR,
    offVariant: 'd',
    serve: { variant: 'd' },
    rules: fiveRules(last),
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

const seats: Condition = { attr: 'seats', op: 'gte', values: [0] };
const semver: Condition = { attr: 'version', op: 'semver_gte', values: ['0.0.0'] };

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
export const mixed: readonly Flag[] = names.map((_, n) => workloads[n % 4]?.flags[n] ?? flag(`flag-${n}`));

export const many: readonly Flag[] = Array.from({ length: 10_000 }, (_, n) =>
  targeted(`flag-${n}`, seats),
).map((one) => ({
  ...one,
  rules: one.rules.slice(2),
  description: 'Shows the new checkout.',
  tags: ['checkout'],
}));
