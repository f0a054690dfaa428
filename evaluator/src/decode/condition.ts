import { operatorOf } from '../operators/table.js';
import { all, isBoolean, isFields, isName, list, optional, shape, within } from './check.js';
import type { Check, Fields } from './check.js';
import { path } from './path.js';

const flagged = optional(isBoolean);
const plain = shape({ negate: flagged, ci: flagged, lenient: flagged });
const segments = shape({ values: list(isName, 1) });

const onAttribute: Check = (value, judged) => {
  const condition = value as Fields;
  const { op, attr, values = [] } = condition;
  const operator = operatorOf(op);
  if (operator === undefined) return within(judged, 'op');
  for (const way of ['ci', 'lenient'])
    if (condition[way] === true && operator.allows !== way) return within(judged, way);
  judged.condition = condition;
  if (!path(attr, judged)) return within(judged, 'attr');
  return operator.takes(values, judged) || within(judged, 'values');
};

const single = all(plain, (value, judged) =>
  (/^(not_)?in_segment$/.test(String((value as Fields).op)) ? segments : onAttribute)(value, judged),
);

const anyOf = shape({ anyOf: list(single, 1), negate: flagged });

/** One condition of a rule or segment. */
export const condition: Check = (value, judged) =>
  (isFields(value) && 'anyOf' in value ? anyOf : single)(value, judged);
