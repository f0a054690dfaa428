import { attribute, isSimple } from '../context.js';
import type { Attribute } from '../context.js';
import type { AttributeCondition, Condition, Operand, SegmentCondition } from '../flag.js';
import { operatorOf } from './table.js';
import { Op, UNKNOWN } from './test.js';
import type { Test } from './test.js';

type Asked = Pick<Test, 'op' | 'operand'>;

/** The one place where tests are made, so that all of them have the same layout. */
const make = ({ op, operand }: Asked, flip = false, attr: Attribute = attribute()): Test =>
  ({ op, flip, attr, name: isSimple(attr) ? attr.name : '', operand, skip: 0, rule: null }) as Test;

/** A rule without conditions still has its place in the row. */
export const always = (): Test => make({ op: Op.always, operand: null });

/** A short list is sooner read through than looked up, and takes half the memory. */
const FEW = 4;

function listed(one: Operand, values: readonly Operand[]): Asked {
  if (values.length === 1) return { op: Op.eq, operand: one };
  return values.length <= FEW ? { op: Op.few, operand: values } : { op: Op.in, operand: new Set(values) };
}

function inPlace(op: number, values: readonly Operand[]): Asked {
  const [one = '', last = one] = values;
  if (op === Op.in) return listed(one, values);
  if (op === Op.exists) return { op, operand: null };
  if (op === Op.between) return { op, operand: [Number(one), Number(last)] };
  return { op: op === Op.lt ? Op.lt : Op.lte, operand: Number(one) };
}

function onAttribute(condition: AttributeCondition): Test {
  const { attr, op: name, values = [], ci = false, lenient = false, negate = false } = condition;
  const operator = operatorOf(name);
  if (operator === undefined) return make({ op: Op.look, operand: () => UNKNOWN });
  const { op, look, flip } = operator;
  const asked =
    op === Op.look || ci ? { op: Op.look, operand: look(values, ci, lenient) } : inPlace(op, values);
  return make(asked, flip !== negate, attribute(attr));
}

export const isOnSegment = (
  condition: AttributeCondition | SegmentCondition,
): condition is SegmentCondition => condition.op === 'in_segment' || condition.op === 'not_in_segment';

const onSegment = ({ op, values, negate = false }: SegmentCondition): Test =>
  make(
    { op: Op.segment, operand: { keys: values, in: null, plans: [] } },
    (op === 'not_in_segment') !== negate,
  );

/** Makes a condition that decode accepted ready to be asked. */
export function compileCondition(condition: Condition): Test {
  if ('anyOf' in condition)
    return make({ op: Op.anyOf, operand: condition.anyOf.map(compileCondition) }, condition.negate);
  return isOnSegment(condition) ? onSegment(condition) : onAttribute(condition);
}
