/** The second floor: flags as closures over a seeded hash, with no reasons, errors, types or updates. */
import { murmur3 } from '@sluice/evaluator';
import type { Asked, Assigned } from './peers/peer.js';
import type { BenchContext } from './workloads.js';

type Decide<T> = (context: BenchContext) => T;

const SEED = 7;
const place = (context: BenchContext): number => murmur3(context.targetingKey, SEED) / 2 ** 32;
const tens: Decide<string> = (context) => {
  const at = place(context);
  return at < 0.1 ? 'a' : at < 0.2 ? 'b' : at < 0.3 ? 'c' : 'd';
};

function fiveRules(last: Decide<boolean>): Decide<string> {
  const rules = [1, 2, 3, 4].map((n): Decide<boolean> => {
    const places = new Set([`x${n}`, `y${n}`, `z${n}`]);
    return n % 2 === 0
      ? ({ role, country }) => role === 'member' && places.has(country)
      : ({ role, country }) => places.has(country) && role === 'member';
  });
  return (context) => {
    for (const rule of rules) if (rule(context)) return 'a';
    return context.role === 'member' && last(context) ? tens(context) : 'd';
  };
}

const isAtLeast = (version: string, major: number): boolean => Number(version.split('.')[0]) >= major;

const MAKE: { readonly [workload: string]: () => Decide<string | boolean> } = {
  W1: () => () => true,
  W2: () => (context) => place(context) < 0.5,
  W3: () => fiveRules(({ seats }) => seats >= 0),
  W3S: () => fiveRules(({ version }) => isAtLeast(version, 0)),
  W4: () => {
    const plans = new Set(['team', 'pro']);
    return ({ plan, seats, country }) => plans.has(plan) && seats >= 10 && country !== 'us';
  },
};

export function bare(assigned: Assigned): Asked {
  const flags = new Map([...assigned].map(([key, workload]) => [key, MAKE[workload]?.()]));
  return {
    boolean: (key, context) => flags.get(key)?.(context) === true,
    string: (key, context) => String(flags.get(key)?.(context)),
  };
}
