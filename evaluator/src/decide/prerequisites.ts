import type { Plan } from '../plan/flag.js';
import { planOf } from '../plan/of-slot.js';
import { GENERAL, PARSE_ERROR } from '../result.js';
import type { Outcome } from '../result.js';
import { decide } from './decide.js';
import type { Frame } from './frame.js';

const DEEPEST = 32;
const MOST_IN_ONE_DECISION = 64;

/** The answer of a flag whose prerequisites do not hold, or null where all do. Circles end at the depth limit. */
export function unmet(plan: Plan, frame: Frame): Outcome | null {
  for (const { flag, variants } of plan.prerequisites) {
    const met = resolve(flag, frame);
    if (met === null) return plan.off;
    const { reason, variant } = met.decision;
    if (reason === 'ERROR') return met;
    if (!variants.has(variant)) return plan.off;
  }
  return null;
}

/** The whole decision of a prerequisite; null where its flag is not active. */
function resolve(key: string, frame: Frame): Outcome | null {
  const slot = frame.slot(key);
  if (slot === undefined || ++frame.prerequisites > MOST_IN_ONE_DECISION) return GENERAL;
  const plan = planOf(slot);
  if (plan === null) return PARSE_ERROR;
  if (!plan.active) return null;
  if (++frame.depth > DEEPEST) return GENERAL;
  const outcome = decide(plan, frame);
  frame.depth--;
  return outcome;
}
