import { boundary, bucketSeed } from '../bucket/bucket.js';
import { attribute } from '../context.js';
import type { Attribute } from '../context.js';
import { FULL_EXPOSURE } from '../flag.js';
import type { Flag, Rule } from '../flag.js';
import { always, compileCondition } from '../operators/compile.js';
import type { Test } from '../operators/test.js';
import type { Outcomes } from './outcomes.js';
import { compileServe } from './serve.js';
import type { ServePlan } from './serve.js';
import { compileWindow } from './window.js';
import type { WindowPlan } from './window.js';

/** What a rule asks for once its conditions hold. */
export interface RulePlan {
  readonly window: WindowPlan | null;
  /** Null where everybody is inside. */
  readonly exposure: { readonly by: Attribute; readonly seed: number; readonly end: number } | null;
  readonly serve: ServePlan;
}

export interface RuleParts {
  readonly outcomes: Outcomes;
  readonly seeds: { readonly exposure: number; readonly split: number };
}

export const seedsOf = ({ salt }: Flag): RuleParts['seeds'] => ({
  exposure: bucketSeed(salt, 'exposure'),
  split: bucketSeed(salt, 'split'),
});

function compileExposure(rule: Rule, seed: number): RulePlan['exposure'] {
  const { exposure } = rule;
  if (exposure === undefined || exposure.units === FULL_EXPOSURE) return null;
  return { by: attribute(exposure.by), seed, end: boundary(exposure.units) };
}

export function compileRule(rule: Rule, { outcomes, seeds }: RuleParts): RulePlan {
  const exposure = compileExposure(rule, seeds.exposure);
  const reason = exposure === null ? 'TARGETING_MATCH' : 'SPLIT';
  return {
    window: rule.window === undefined ? null : compileWindow(rule.window),
    exposure,
    serve: compileServe(rule.serve, { outcomes, seed: seeds.split, reason, ruleId: rule.id }),
  };
}

/**
 * The conditions of all rules in one row. One that does not hold leads past the rest of its rule;
 * after the last one of a rule stands the rule itself.
 */
export function compileRules(rules: readonly Rule[], parts: RuleParts): readonly Test[] {
  const row: Test[] = [];
  for (const rule of rules) {
    const tests = rule.when.length === 0 ? [always()] : rule.when.map(compileCondition);
    const skip = row.length + tests.length;
    for (const test of tests) test.skip = skip;
    const last = tests[tests.length - 1];
    if (last !== undefined) last.rule = compileRule(rule, parts);
    row.push(...tests);
  }
  return row;
}
