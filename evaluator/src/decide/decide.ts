import { place } from '../bucket/bucket.js';
import { ask } from '../operators/holds.js';
import { YES } from '../operators/test.js';
import { isOpen } from '../plan/window.js';
import type { Test } from '../operators/test.js';
import type { Plan } from '../plan/flag.js';
import type { RulePlan } from '../plan/rule.js';
import type { ServePlan } from '../plan/serve.js';
import type { OverridePlan } from '../plan/override.js';
import { SUBJECT_MISSING } from '../result.js';
import type { Outcome } from '../result.js';
import type { Frame } from './frame.js';
import { unmet } from './prerequisites.js';
import { subjectIn } from './subject.js';

/** The whole decision for a flag whose answer depends on the context. May throw what a getter of the context throws. */
export function decide(plan: Plan, frame: Frame): Outcome {
  if (plan.fixed !== null) return plan.fixed;
  if (plan.prerequisites.length > 0) {
    const failed = unmet(plan, frame);
    if (failed !== null) return failed;
  }
  const override = plan.overrides.length === 0 ? null : overridden(plan.overrides, frame);
  if (override !== null) return override;
  return byRules(plan.row, frame) ?? share(plan.serve, frame) ?? SUBJECT_MISSING;
}

function byRules(row: readonly Test[], frame: Frame): Outcome | null {
  for (let at = 0; at < row.length;) {
    const test = row[at];
    if (test === undefined) return null;
    if (ask(test, frame) !== YES) {
      at = test.skip;
      continue;
    }
    const outcome = test.rule === null ? null : served(test.rule, frame);
    if (outcome !== null) return outcome;
    at++;
  }
  return null;
}

function overridden(overrides: readonly OverridePlan[], frame: Frame): Outcome | null {
  for (const override of overrides) {
    const subject = subjectIn(override.by, frame);
    if (subject === undefined || !override.subjects.has(subject)) continue;
    if (override.end === Infinity || frame.now < override.end) return override.outcome;
  }
  return null;
}

/** What a rule serves whose conditions hold, or null where it does not match all the same. */
function served(rule: RulePlan, frame: Frame): Outcome | null {
  if (rule.window !== null && !isOpen(rule.window, frame.now)) return null;
  if (rule.exposure !== null && !isExposed(rule.exposure, frame)) return null;
  const outcome = share(rule.serve, frame);
  if (outcome === null) frame.tally.skipped++;
  return outcome;
}

export function isExposed(exposure: NonNullable<RulePlan['exposure']>, frame: Frame): boolean {
  const subject = subjectIn(exposure.by, frame);
  if (subject !== undefined) return place(subject, exposure.seed) < exposure.end;
  frame.tally.skipped++;
  return false;
}

/** Null where a split finds no subject. */
export function share(serve: ServePlan, frame: Frame): Outcome | null {
  if (serve.fixed !== null) return serve.fixed;
  const subject = subjectIn(serve.by, frame);
  if (subject === undefined) return null;
  const at = place(subject, serve.seed);
  const { ends, shares } = serve;
  let i = 0;
  while (i < ends.length - 1 && at >= (ends[i] ?? 0)) i++;
  return shares[i] ?? null;
}
