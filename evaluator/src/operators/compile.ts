import { attribute } from '../context.js';
import type { AttributeCondition, Condition, Operand, SegmentCondition } from '../flag.js';
import { operatorOf } from './table.js';
import { Op, UNKNOWN } from './test.js';
import type { Test } from './test.js';

const NOWHERE = attribute('');

const NONE: ReadonlySet<unknown> = new Set();
const NOT_FOUND: Test['found'] = { in: null, plans: [] };
const nothing = (): number => UNKNOWN;

const blank: Test = {
  op: Op.look,
  flip: false,
  attr: NOWHERE,
  one: '',
  set: NONE,
  low: 0,
  high: 0,
  look: nothing,
  tests: [],
  segments: [],
  found: NOT_FOUND,
};

/** Operands an operator in place compares with. */
function inPlace(op: number, values: readonly Operand[]): Partial<Test> {
  const [one = '', last = one] = values;
  if (op !== Op.in) return { op, low: Number(one), high: Number(last) };
  return values.length === 1 ? { op: Op.eq, one } : { op, set: new Set(values) };
}

function onAttribute(condition: AttributeCondition): Test {
  const { attr, op: name, values = [], ci = false, lenient = false, negate = false } = condition;
  const operator = operatorOf(name);
  if (operator === undefined) return blank;
  const base = { ...blank, attr: attribute(attr), flip: operator.flip !== negate };
  return operator.op === Op.look || ci
    ? { ...base, look: operator.look(values, ci, lenient) }
    : { ...base, ...inPlace(operator.op, values) };
}

export const isOnSegment = (
  condition: AttributeCondition | SegmentCondition,
): condition is SegmentCondition => condition.op === 'in_segment' || condition.op === 'not_in_segment';

const onSegment = ({ op, values, negate = false }: SegmentCondition): Test => ({
  ...blank,
  op: Op.segment,
  flip: (op === 'not_in_segment') !== negate,
  segments: values,
  found: { in: null, plans: [] },
});

/** Makes a condition that decode accepted ready to be asked. */
export function compileCondition(condition: Condition): Test {
  if ('anyOf' in condition) {
    const { anyOf, negate = false } = condition;
    return { ...blank, op: Op.anyOf, flip: negate, tests: anyOf.map(compileCondition) };
  }
  return isOnSegment(condition) ? onSegment(condition) : onAttribute(condition);
}
