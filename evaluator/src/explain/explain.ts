import { isExposed, share } from '../decide/decide.js';
import type { Context, GivenContext } from '../context.js';
import { Frame } from '../decide/frame.js';
import { unmet } from '../decide/prerequisites.js';
import { subjectIn } from '../decide/subject.js';
import { Decisions } from '../decisions.js';
import type { FlagMap, KeyFor } from '../decisions.js';
import type { Evaluator, FlagSnapshot } from '../evaluator.js';
import type { Condition, Flag, Rule } from '../flag.js';
import { compileCondition } from '../operators/compile.js';
import { ask } from '../operators/holds.js';
import { UNKNOWN, YES } from '../operators/test.js';
import { inOrder } from '../plan/flag.js';
import { Outcomes } from '../plan/outcomes.js';
import { planOf } from '../plan/of-slot.js';
import { compileRule, seedsOf } from '../plan/rule.js';
import { isOpen } from '../plan/window.js';
import type { Decision } from '../result.js';
import type { View } from '../view/view.js';
import type { ConditionStep, Explanation, RuleResult, RuleStep } from './steps.js';

/**
 * How the answer comes about: every rule and condition with its result. Slow, for people; nothing is counted. It is no
 * method, so that only those who call it carry it.
 * @param flags an evaluator, or what its `snapshot()` pinned
 */
export function explain<M extends FlagMap>(
  flags: Evaluator<M> | FlagSnapshot<M>,
  key: NoInfer<KeyFor<M, unknown>>,
  context?: GivenContext,
): Explanation {
  const { view, now } = Decisions.groundOf(flags);
  const { at, clock } = pinned(now);
  const quiet = { clock, tally: { skipped: 0, served: null } };
  const result = new Decisions({ view }, quiet).details(key, context);
  const frame = new Frame(quiet.clock, quiet.tally);
  const steps = view === null ? nothing() : stepsOf({ key, context, view, result }, frame);
  const revision = view?.position.revision;
  return Object.freeze({ key, revision, version: view?.flag(key)?.record?.version, at, result, steps });
}

/** A function, as a constant would be part of what only decides. */
const nothing = (): readonly never[] => Object.freeze([]);

/** A clock that stands still; one that throws fails what asks it, as it did for the decision. */
function pinned(now: () => number): { readonly at: number; readonly clock: () => number } {
  try {
    const at = now();
    return { at, clock: () => at };
  } catch {
    return { at: NaN, clock: now };
  }
}

/** Whether the rules had their turn at all, and which of them decided. */
const deciding = ({ reason, ruleId }: Decision): string | null | undefined =>
  reason === 'DISABLED' || reason === 'STATIC' || ruleId === '$override' ? null : ruleId;

interface Explained {
  readonly key: string;
  readonly context: GivenContext | undefined;
  readonly view: View;
  readonly result: Decision;
}

/** Tells of each rule what became of it, by the same tests as the decision. */
function stepsOf(explained: Explained, frame: Frame): readonly RuleStep[] {
  const { key, context = {}, view } = explained;
  const flag = view.flag(key)?.record ?? null;
  if (flag === null) return nothing();
  try {
    frame.open(context as Context, view);
    return Object.freeze(ruleSteps(flag, frame, explained));
  } catch {
    // A getter of the context, or the clock, threw, as it did for the decision.
    return nothing();
  }
}

/** Whether the flag's own rules were tried; a prerequisite may have failed for want of a subject just as they may. */
function hadTurn({ key, view, result }: Explained, frame: Frame): boolean {
  if (deciding(result) === null) return false;
  if (result.reason !== 'ERROR') return true;
  const slot = view.flag(key);
  const plan = slot === undefined ? null : planOf(slot);
  return result.errorCode === 'TARGETING_KEY_MISSING' && plan !== null && unmet(plan, frame) === null;
}

function ruleSteps(flag: Flag, frame: Frame, explained: Explained): RuleStep[] {
  const decidedBy = deciding(explained.result);
  let isReached = hadTurn(explained, frame);
  return inOrder(flag.rules).map((rule) => {
    const step = stepOf(rule, flag, isReached ? frame : null);
    isReached &&= step.ruleId !== decidedBy;
    return Object.freeze(step);
  });
}

function stepOf(rule: Rule, flag: Flag, frame: Frame | null): RuleStep {
  if (!rule.enabled) return { ruleId: rule.id, result: 'disabled', conditions: nothing() };
  if (frame === null) return { ruleId: rule.id, result: 'not reached', conditions: nothing() };
  const conditions = Object.freeze(rule.when.map((condition) => conditionStep(condition, frame)));
  const holds = conditions.every(({ result }) => result === 'holds');
  return { ruleId: rule.id, result: holds ? ruleResult(rule, flag, frame) : 'no match', conditions };
}

function conditionStep(condition: Condition, frame: Frame): ConditionStep {
  const answer = ask(compileCondition(condition), frame);
  const result = answer === YES ? 'holds' : answer === UNKNOWN ? 'unknown' : 'does not hold';
  return Object.freeze({ condition: frozenCopy(condition) as Condition, result });
}

/** The record itself stays out of reach. */
function frozenCopy(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return Object.freeze(value.map(frozenCopy));
  return Object.freeze(Object.fromEntries(Object.entries(value).map(([key, one]) => [key, frozenCopy(one)])));
}

function ruleResult(rule: Rule, flag: Flag, frame: Frame): RuleResult {
  if (rule.exposure?.units === 0) return 'outside exposure';
  const { window, exposure, serve } = compileRule(rule, {
    outcomes: new Outcomes(flag),
    seeds: seedsOf(flag),
  });
  if (window !== null && !isOpen(window, frame.now)) return 'outside window';
  if (exposure !== null && subjectIn(exposure.by, frame) === undefined) return 'no subject';
  if (exposure !== null && !isExposed(exposure, frame)) return 'outside exposure';
  return share(serve, frame) === null ? 'no subject' : 'served';
}
