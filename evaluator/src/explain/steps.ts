import type { Condition } from '../flag.js';
import type { Decision } from '../result.js';

export type ConditionResult = 'holds' | 'does not hold' | 'unknown';

export type RuleResult =
  'served' | 'no match' | 'outside window' | 'outside exposure' | 'no subject' | 'disabled' | 'not reached';

/** What became of one condition; those after the first that did not hold are told too. */
export interface ConditionStep {
  readonly condition: Condition;
  readonly result: ConditionResult;
}

/** What became of one rule, in the order in which rules are tried. */
export interface RuleStep {
  readonly ruleId: string;
  readonly result: RuleResult;
  /** Empty where the rule is disabled or was not reached. */
  readonly conditions: readonly ConditionStep[];
}

/** How one decision came about. Deep-frozen. */
export interface Explanation {
  readonly key: string;
  readonly revision: number | undefined;
  readonly version: number | undefined;
  /** The instant it was decided for, in ms since the epoch; NaN where the clock throws. */
  readonly at: number;
  readonly result: Decision;
  readonly steps: readonly RuleStep[];
}
