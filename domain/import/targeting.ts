import type { Json, Rule } from '@sluice/evaluator';
import { err, ok, type Result } from '../result.js';
import { conditionsOf, type Shared } from './condition.js';
import { isRecord, unmapped, type Logic } from './logic.js';
import type { Unmapped } from './remark.js';

/** Marks rules that came from a file, so that the next import replaces them and leaves others alone. */
export const IMPORTED_RULE = 'flagd-';

/** Distance of priorities, so that a rule fits in between. */
const STEP = 10;

export interface Targeting {
  readonly rules: readonly Rule[];
  /** Variant of those no rule takes in. */
  readonly otherwise: string;
}

export interface TargetingInput {
  readonly logic: Logic;
  readonly defaultVariant: string;
  readonly shared: Shared['named'];
}

/** flagd's `if` chain as rules, one for each branch. Their order is the order of the branches. */
export function targetingOf(input: TargetingInput): Result<Targeting, Unmapped> {
  const rules: Rule[] = [];
  let rest = input.logic;
  for (;;) {
    const branches = branchesOf(rest);
    if (branches === null) break;
    for (const branch of branches.pairs) {
      const rule = ruleOf(branch, rules.length + 1, input);
      if (!rule.ok) return rule;
      rules.push(rule.value);
    }
    rest = branches.otherwise;
  }
  const otherwise = variantOf(rest, input.defaultVariant);
  return otherwise === null
    ? unmapped('only "if" with variants as outcomes is carried over so far')
    : ok({ rules, otherwise });
}

interface Branches {
  readonly pairs: readonly (readonly [condition: Logic, outcome: Logic, at: number])[];
  readonly otherwise: Logic;
}

/** `{"if": [c, a, c2, b, z]}` → (c, a), (c2, b), otherwise z. */
function branchesOf(logic: Logic): Branches | null {
  const list: Json | undefined = isRecord(logic) && Object.keys(logic).length === 1 ? logic['if'] : undefined;
  if (!Array.isArray(list)) return null;
  const parts = list as readonly Json[];
  const odd = parts.length % 2 === 1;
  const pairs = Array.from({ length: Math.floor(parts.length / 2) }, (_none, i) => i * 2);
  return {
    pairs: pairs.map((at) => [parts[at] ?? null, parts[at + 1] ?? null, at] as const),
    otherwise: odd ? (parts.at(-1) ?? null) : null,
  };
}

function ruleOf(
  [condition, outcome, at]: Branches['pairs'][number],
  number: number,
  input: TargetingInput,
): Result<Rule, Unmapped> {
  const when = conditionsOf(condition, { named: input.shared, seen: [] });
  if (!when.ok) return err({ at: ['if', at, ...when.error.at], detail: when.error.detail });
  const variant = variantOf(outcome, input.defaultVariant);
  if (variant === null) return err({ at: ['if', at + 1], detail: 'only a variant can be an outcome so far' });
  return ok({
    id: `${IMPORTED_RULE}${String(number)}`,
    priority: number * STEP,
    enabled: true,
    when: when.value,
    serve: { variant },
  });
}

/** An outcome's variant: a name, true or false for variants of that name, nothing for the default. */
function variantOf(outcome: Logic, defaultVariant: string): string | null {
  if (outcome === null) return defaultVariant;
  return typeof outcome === 'string' || typeof outcome === 'boolean' ? String(outcome) : null;
}
