import { boundary } from '../bucket/bucket.js';
import { attribute } from '../context.js';
import type { Attribute } from '../context.js';
import type { Serve } from '../flag.js';
import type { Outcome, Reason } from '../result.js';
import type { Outcomes } from './outcomes.js';

/** What is served: one outcome, or one of several by the subject's place. */
export interface ServePlan {
  readonly fixed: Outcome | null;
  readonly by: Attribute;
  readonly seed: number;
  /** Where each share ends. */
  readonly ends: readonly number[];
  readonly shares: readonly Outcome[];
}

export interface ServeParts {
  readonly outcomes: Outcomes;
  readonly seed: number;
  /** The reason where no hash takes part. */
  readonly reason: Reason;
  readonly ruleId?: string;
}

const BY_DEFAULT = attribute();
const NONE: readonly never[] = [];

/** Shares of nothing are left out; if one share is left, no subject is needed. */
export function compileServe(serve: Serve, parts: ServeParts): ServePlan {
  const { outcomes, seed, reason, ruleId } = parts;
  const split = 'split' in serve ? serve.split : undefined;
  const ranges = split?.ranges.filter(({ lo, hi }) => lo < hi) ?? [];
  const only = 'variant' in serve ? serve.variant : ranges.length === 1 ? ranges[0]?.variant : undefined;
  const fixed = only === undefined ? null : outcomes.of(only, reason, ruleId);
  if (fixed !== null) return { fixed, by: BY_DEFAULT, seed, ends: NONE, shares: NONE };
  const variants = [...new Set(ranges.map(({ variant }) => variant))];
  const shares = new Map(variants.map((variant) => [variant, outcomes.of(variant, 'SPLIT', ruleId)]));
  return {
    fixed,
    by: attribute(split?.by),
    seed,
    ends: ranges.map(({ hi }) => boundary(hi)),
    shares: ranges.flatMap(({ variant }) => shares.get(variant) ?? []),
  };
}
