import { FULL_UNITS } from '../units.js';
import type { Flag, Rule } from '@sluice/evaluator';
import type { FieldError } from '../../failure.js';
import { err, ok, type Result } from '../../result.js';
import type { RolloutIntent } from '../intent.js';

/** Priority of a rule that nothing else places; room on both sides for rules to come. */
const DEFAULT_PRIORITY = 1000;

export const ruleIdOf = (intent: RolloutIntent): string => intent.rule ?? `rollout-${intent.variant}`;

/** The rule a rollout raises: an existing one as it is, or a new one that takes in nobody yet. */
export function rolloutRule(intent: RolloutIntent, flag: Flag): Result<Rule, FieldError> {
  const existing = flag.rules.find((rule) => rule.id === ruleIdOf(intent));
  if (existing === undefined) return ok(newRule(intent, flag));
  if ('variant' in existing.serve && existing.serve.variant === intent.variant) {
    return ok({
      ...existing,
      exposure: { ...existing.exposure, units: existing.exposure?.units ?? FULL_UNITS },
    });
  }
  const detail = `rule "${existing.id}" serves something else than "${intent.variant}"; name another rule`;
  return err({ pointer: '/rule', code: 'RULE_TAKEN', detail });
}

const newRule = (intent: RolloutIntent, flag: Flag): Rule => ({
  id: ruleIdOf(intent),
  priority: priorityFor(flag),
  enabled: true,
  when: [],
  exposure: { units: 0 },
  serve: { variant: intent.variant },
});

/** After every rule that singles somebody out, before those for everybody: the newest of these is tried first. */
function priorityFor(flag: Flag): number {
  const forAll = flag.rules.filter((rule) => rule.when.length === 0).map((rule) => rule.priority);
  if (forAll.length > 0) return Math.min(...forAll) - 1;
  const targeted = flag.rules.map((rule) => rule.priority + 1);
  return Math.max(DEFAULT_PRIORITY, ...targeted);
}
