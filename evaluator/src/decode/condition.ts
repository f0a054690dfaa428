import { operatorOf } from '../operators/table.js';
import { flagged, inside, isFields, list, name, optional, shape, wrong } from './check.js';
import type { Check, Fields, Problem } from './check.js';
import { path } from './path.js';

const plain = shape({ negate: optional(flagged), ci: optional(flagged), lenient: optional(flagged) });

function single(value: unknown): Problem | undefined {
  const problem = plain(value);
  if (problem !== undefined) return problem;
  const fields = value as Fields;
  return fields.op === 'in_segment' || fields.op === 'not_in_segment'
    ? inside('values', list(name, 1)(fields.values))
    : onAttribute(fields);
}

function onAttribute(fields: Fields): Problem | undefined {
  const operator = operatorOf(fields.op);
  if (operator === undefined)
    return inside('op', wrong(`is ${JSON.stringify(fields.op)}, which this reader does not know`));
  if (fields.ci === true && !operator.ci) return inside('ci', wrong('means nothing to this operator'));
  if (fields.lenient === true && !operator.lenient)
    return inside('lenient', wrong('means nothing to this operator'));
  return (
    inside('attr', path(fields.attr)) ??
    inside('values', operator.takes(fields.values ?? [], fields.lenient === true))
  );
}

const anyOf = shape({ anyOf: list(single, 1), negate: optional(flagged) });

/** One condition of a rule or segment. */
export const condition: Check = (value) =>
  isFields(value) && 'anyOf' in value ? anyOf(value) : single(value);
