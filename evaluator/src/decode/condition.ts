import { operatorOf } from '../operators/table.js';
import { flagged, inside, isFields, list, name, optional, shape, wrong } from './check.js';
import type { Check, Fields, Problem } from './check.js';
import { path } from './path.js';

const plain = shape({ negate: optional(flagged), ci: optional(flagged), lenient: optional(flagged) });
const segments = shape({ values: list(name, 1) });

const single: Check = (value, whole) => {
  const problem = plain(value, whole);
  if (problem !== undefined) return problem;
  const condition = value as Fields;
  const isOnSegment = condition.op === 'in_segment' || condition.op === 'not_in_segment';
  return isOnSegment ? segments(value, whole) : onAttribute(condition);
};

function onAttribute(condition: Fields): Problem | undefined {
  const { op, attr, values = [] } = condition;
  const operator = operatorOf(op);
  if (operator === undefined) return inside('op', wrong('is an operator this reader does not know'));
  for (const way of ['ci', 'lenient'])
    if (condition[way] === true && operator.allows !== way)
      return inside(way, wrong('means nothing to this operator'));
  return inside('attr', path(attr, condition)) ?? inside('values', operator.takes(values, condition));
}

const anyOf = shape({ anyOf: list(single, 1), negate: optional(flagged) });

/** One condition of a rule or segment. */
export const condition: Check = (value, whole) =>
  (isFields(value) && 'anyOf' in value ? anyOf : single)(value, whole);
