/** The second floor: flags as closures over a seeded hash, with no reasons, errors, types or updates. */
import { murmur3 } from '@sluice/evaluator';
import { attributesOf } from './contexts.js';
import type { AttributeNames, BenchContext } from './contexts.js';
import type { Asked, Assigned } from './peers/peer.js';

type Decide<T> = (context: BenchContext) => T;

const SEED = 7;
const place = (context: BenchContext): number => murmur3(context.targetingKey, SEED) / 2 ** 32;
const tens: Decide<string> = (context) => {
  const at = place(context);
  return at < 0.1 ? 'a' : at < 0.2 ? 'b' : at < 0.3 ? 'c' : 'd';
};

function fiveRules({ role, country }: AttributeNames, last: Decide<boolean>): Decide<string> {
  const rules = [1, 2, 3, 4].map((n): Decide<boolean> => {
    const places = new Set<unknown>([`x${n}`, `y${n}`, `z${n}`]);
    return n % 2 === 0
      ? (context) => context[role] === 'member' && places.has(context[country])
      : (context) => places.has(context[country]) && context[role] === 'member';
  });
  return (context) => {
    for (const rule of rules) if (rule(context)) return 'a';
    return context[role] === 'member' && last(context) ? tens(context) : 'd';
  };
}

const isAtLeast = (version: unknown, major: number): boolean =>
  Number(String(version).split('.')[0]) >= major;
const hasSeats =
  (attr: string, least: number): Decide<boolean> =>
  (context) =>
    Number(context[attr]) >= least;

const MAKE: { readonly [workload: string]: (names: AttributeNames) => Decide<string | boolean> } = {
  W1: () => () => true,
  W2: () => (context) => place(context) < 0.5,
  W3: (names) => fiveRules(names, hasSeats(names.seats, 0)),
  W3V: (names) => fiveRules(names, hasSeats(names.seats, 0)),
  W3S: (names) => fiveRules(names, ({ version }) => isAtLeast(version, 0)),
  W4: () => {
    const plans = new Set<unknown>(['team', 'pro']);
    const isLarge = hasSeats('seats', 10);
    return (context) => plans.has(context.plan) && isLarge(context) && context.country !== 'us';
  },
};

export function bare(assigned: Assigned): Asked {
  const flags = new Map(
    [...assigned].map(([key, workload]) => [key, MAKE[workload]?.(attributesOf(key, workload))]),
  );
  return {
    boolean: (key, context) => flags.get(key)?.(context) === true,
    string: (key, context) => String(flags.get(key)?.(context)),
  };
}
