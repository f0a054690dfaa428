import { operatorOf } from '../operators/table.js';
import { all, isBoolean, isFields, isName, list, optional, shape, within } from './check.js';
import type { Check, Fields } from './check.js';
import { path } from './path.js';

const flagged = optional(isBoolean);
const plain = shape({ negate: flagged, ci: flagged, lenient: flagged });
const segments = list(isName, 1);

const known: Check = (value, judged) => {
  const condition = value as Fields;
  const { op, attr, values = [] } = condition;
  const operator = operatorOf(op);
  for (const way of ['ci', 'lenient'])
    if (condition[way] === true && operator?.allows !== way) return within(judged, way);
  if (op === 'in_segment' || op === 'not_in_segment')
    return segments(values, judged) || within(judged, 'values');
  if (operator === undefined) return within(judged, 'op');
  judged.condition = condition;
  if (!path(attr, judged)) return within(judged, 'attr');
  return operator.takes(values, judged) || within(judged, 'values');
};

const single = all(plain, known);

const anyOf = shape({ anyOf: list(single, 1), negate: flagged });

/** One condition of a rule or segment. */
export const condition: Check = (value, judged) =>
  (isFields(value) && 'anyOf' in value ? anyOf : single)(value, judged);
