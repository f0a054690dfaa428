import type { Flag } from '@sluice/evaluator';
import type { FieldError } from '../../failure.js';
import { err, ok, type Result } from '../../result.js';
import type { ChangeRequest, RolloutIntent, Stage } from '../intent.js';
import type { Item, Plan } from '../proposal.js';
import { FULL_UNITS, percent } from '../units.js';
import { ruleIdOf } from './rollout-rule.js';

/** The plan of a request, or null where it has none. */
export function planOf(request: ChangeRequest, items: readonly Item[]): Result<Plan | null, FieldError> {
  const rollouts = request.items.filter((intent): intent is RolloutIntent => intent.op === 'rollout');
  const [intent, second] = rollouts;
  if (second !== undefined)
    return fail('/items', 'ONE_ROLLOUT', 'a change carries one rollout; ask for the others apart');
  if (intent === undefined) return withoutRollout(request);
  const stages = request.stages ?? [];
  const target = { env: intent.env, flag: intent.flag, rule: ruleIdOf(intent) };
  const startUnits = unitsOf(recordOf(items, intent), target.rule);
  const problem = stagesProblem(stages, startUnits);
  return problem === null ? ok({ target, startUnits, stages }) : err(problem);
}

const withoutRollout = (request: ChangeRequest): Result<null, FieldError> =>
  request.stages === undefined
    ? ok(null)
    : fail('/stages', 'NO_ROLLOUT', 'stages need an item with op "rollout"');

function stagesProblem(stages: readonly Stage[], startUnits: number): FieldError | null {
  if (stages.length === 0)
    return {
      pointer: '/stages',
      code: 'NO_STAGES',
      detail: 'a rollout needs stages, for example 5, 25, 50, 75, 100 %',
    };
  const before = [startUnits, ...stages.map((stage) => stage.units)];
  const index = stages.findIndex((stage, i) => stage.units <= (before[i] ?? 0) || stage.units > FULL_UNITS);
  if (index < 0) return null;
  const detail = `stage ${String(index + 1)} must lie above ${percent(before[index] ?? 0)} and at most at 100 %`;
  return { pointer: `/stages/${String(index)}/units`, code: 'NOT_RISING', detail };
}

const recordOf = (items: readonly Item[], intent: RolloutIntent): Flag | null =>
  items.find((item) => item.target.env === intent.env && item.target.key === intent.flag)?.after ?? null;

/** Exposure of a rule: absent means everybody, no rule means nobody. */
export function unitsOf(flag: Flag | null, rule: string): number {
  const found = flag?.rules.find((each) => each.id === rule);
  return found === undefined ? 0 : (found.exposure?.units ?? FULL_UNITS);
}

const fail = (pointer: string, code: string, detail: string): Result<never, FieldError> =>
  err({ pointer, code, detail });
