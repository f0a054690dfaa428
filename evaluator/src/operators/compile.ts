import { attribute, isSimple } from '../context.js';
import type { Attribute } from '../context.js';
import type { AttributeCondition, Condition, SegmentCondition } from '../flag.js';
import { operatorOf } from './table.js';
import * as Op from './op.js';
import { UNKNOWN } from './test.js';
import type { Asked, Test } from './test.js';

/** The one place where tests are made, so that all of them have the same layout. */
const make = ({ op, operand }: Asked, flip = false, attr: Attribute = attribute()): Test =>
  ({ op, flip, attr, name: isSimple(attr) ? attr.name : '', operand, skip: 0, rule: null }) as Test;

/** A rule without conditions still has its place in the row. */
export const always = (): Test => make({ op: Op.always, operand: null });

function onAttribute(condition: AttributeCondition): Test {
  const { attr, op, values = [], ci = false, lenient = false, negate = false } = condition;
  const operator = operatorOf(op);
  // Decode lets no unknown operator through.
  if (operator === undefined) return make({ op: Op.look, operand: () => UNKNOWN });
  return make(operator.ask(values, ci, lenient), operator.flip !== negate, attribute(attr));
}

export const isOnSegment = (
  condition: AttributeCondition | SegmentCondition,
): condition is SegmentCondition => condition.op === 'in_segment' || condition.op === 'not_in_segment';

const onSegment = ({ op, values, negate = false }: SegmentCondition): Test =>
  make({ op: Op.segment, operand: { keys: values, in: 0, plans: [] } }, (op === 'not_in_segment') !== negate);

/** Makes a condition that decode accepted ready to be asked. */
export function compileCondition(condition: Condition): Test {
  if ('anyOf' in condition)
    return make({ op: Op.anyOf, operand: condition.anyOf.map(compileCondition) }, condition.negate);
  return isOnSegment(condition) ? onSegment(condition) : onAttribute(condition);
}
