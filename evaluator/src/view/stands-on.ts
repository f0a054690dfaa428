import type { Condition, Flag, Rule, Segment } from '../flag.js';
import { isOnSegment } from '../operators/compile.js';
import { segmentsIn, segmentsOf } from '../plan/segment.js';

/** The keys a record refers to. */
export interface StandsOn {
  readonly flags: readonly string[];
  readonly segments: readonly string[];
}

/** One object for the many records that refer to nothing. */
export const NOTHING: StandsOn = { flags: [], segments: [] };

const asks = (condition: Condition): boolean =>
  'anyOf' in condition ? condition.anyOf.some(isOnSegment) : isOnSegment(condition);
const isTied = ({ when }: Rule): boolean => when.some(asks);

/** Found out when a record is read, as all records are asked for it at every change. */
export function standsOn(record: Flag | Segment): StandsOn {
  if (!('rules' in record)) return { flags: [], segments: segmentsOf(record) };
  const { prerequisites, rules } = record;
  if (prerequisites.length === 0 && !rules.some(isTied)) return NOTHING;
  return {
    flags: prerequisites.map(({ flag }) => flag),
    segments: rules.flatMap(({ when }) => segmentsIn(when)),
  };
}
