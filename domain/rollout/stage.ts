import type { Flag } from '@sluice/evaluator';
import { BLOCK } from '../failure.js';
import { instant } from '../time.js';
import { percent } from '../proposal/units.js';
import { unitsOf } from '../proposal/resolve/plan.js';
import { err, ok, type Result } from '../result.js';
import type { Blocker } from '../change/compose.js';
import type { LiveFlag } from '../proposal/live.js';
import type { Plan } from '../proposal/proposal.js';
import { dwellEnd } from './next-move.js';

/** What was found out about a stage at the moment of writing it. */
export interface StageFacts {
  readonly plan: Plan;
  /** The stage to set, from 0. */
  readonly stage: number;
  readonly live: LiveFlag;
  /** When the stage before was written, by the store; null where it never was. */
  readonly previousAtMs: number | null;
  readonly nowMs: number;
}

/** Timers and the store's clock may disagree by this much. */
const EARLY_MS = 1_000;

/** The record a stage writes, or why it must not be written now. */
export function composeStage(facts: StageFacts): Result<Flag, Blocker> {
  const { plan, stage, live } = facts;
  const problem = tooEarly(facts) ?? unfit(plan, live, expectedUnits(plan, stage));
  const units = plan.stages[stage]?.units;
  if (problem !== null) return err(problem);
  if (units === undefined)
    return err({ code: BLOCK.INVALID, detail: `the plan has no stage ${String(stage + 1)}` });
  return withUnits(plan, live, units);
}

/** The record with the rule back where the plan began. Lowering asks nothing of the stages. */
export function composeAbort(plan: Plan, live: LiveFlag): Result<Flag | null, Blocker> {
  const units = live.record === null ? 0 : unitsOf(live.record, plan.target.rule);
  return units <= plan.startUnits ? ok(null) : withUnits(plan, live, plan.startUnits);
}

const expectedUnits = (plan: Plan, stage: number): number => plan.stages[stage - 1]?.units ?? plan.startUnits;

/** Stages come one after another, and each stays as long as was approved, whoever asks. */
function tooEarly(facts: StageFacts): Blocker | null {
  const { plan, stage, previousAtMs, nowMs } = facts;
  if (stage === 0) return null;
  if (previousAtMs === null) return { code: BLOCK.NOT_MET, detail: `stage ${String(stage)} was never set` };
  const untilMs = dwellEnd(plan, { stage: stage - 1, stageAtMs: previousAtMs });
  if (untilMs === null || nowMs >= untilMs - EARLY_MS) return null;
  return { code: BLOCK.TOO_EARLY, detail: `stage ${String(stage)} stays until ${instant(untilMs)}` };
}

function unfit(plan: Plan, live: LiveFlag, expected: number): Blocker | null {
  const { flag, env, rule } = plan.target;
  const name = `${flag} in ${env}`;
  if (live.record === null || live.record.state === 'archived')
    return { code: BLOCK.REFERENCE, detail: `${name} is gone` };
  if (live.record.state === 'disabled') return { code: BLOCK.LOWERED, detail: `${name} was switched off` };
  if (!live.record.rules.some((each) => each.id === rule))
    return { code: BLOCK.DRIFT, detail: `rule "${rule}" of ${name} is gone: somebody else removed it` };
  const units = unitsOf(live.record, rule);
  if (units === expected) return null;
  const detail = `rule "${rule}" of ${name} is at ${percent(units)} instead of ${percent(expected)}: somebody else changed it`;
  return { code: BLOCK.DRIFT, detail };
}

function withUnits(plan: Plan, live: LiveFlag, units: number): Result<Flag, Blocker> {
  const { record } = live;
  if (record === null) return err({ code: BLOCK.REFERENCE, detail: `${plan.target.flag} is gone` });
  const rules = record.rules.map((rule) =>
    rule.id === plan.target.rule ? { ...rule, exposure: { ...rule.exposure, units } } : rule,
  );
  return ok({ ...record, rules, version: live.version + 1 });
}
