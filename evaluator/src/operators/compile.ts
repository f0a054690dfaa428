import { attribute } from '../context.js';
import type { AttributeCondition, Condition, Operand, SegmentCondition } from '../flag.js';
import { operatorOf } from './table.js';
import { Op } from './test.js';
import type { Test } from './test.js';

const NOWHERE = attribute('');

const blank: Test = {
  op: Op.anyOf,
  flip: false,
  attr: NOWHERE,
  ci: false,
  one: '',
  set: new Set(),
  texts: [],
  low: 0,
  high: 0,
  tests: [],
  found: { in: null, plans: [] },
};

const folded = (values: readonly Operand[], ci: boolean): readonly Operand[] =>
  ci ? values.map((value) => (typeof value === 'string' ? value.toLowerCase() : value)) : values;

function onAttribute(condition: AttributeCondition): Test {
  const { attr, op: name, values = [], ci = false, negate = false } = condition;
  const operator = operatorOf(name);
  if (operator === undefined) return blank;
  const operands = folded(values, ci);
  const [one = '', last = one] = operands;
  return {
    ...blank,
    op: operator.op === Op.in && operands.length === 1 && !ci ? Op.eq : operator.op,
    flip: operator.flip !== negate,
    attr: attribute(attr),
    ci,
    one,
    set: new Set(operands),
    texts: operands.map(String),
    low: Number(one),
    high: Number(last),
  };
}

export const isOnSegment = (
  condition: AttributeCondition | SegmentCondition,
): condition is SegmentCondition => condition.op === 'in_segment' || condition.op === 'not_in_segment';

const onSegment = ({ op, values, negate = false }: SegmentCondition): Test => ({
  ...blank,
  op: Op.segment,
  flip: (op === 'not_in_segment') !== negate,
  texts: values,
  found: { in: null, plans: [] },
});

/** Makes a condition that decode accepted ready to be asked. */
export function compileCondition(condition: Condition): Test {
  if ('anyOf' in condition) {
    return { ...blank, flip: condition.negate === true, tests: condition.anyOf.map(compileCondition) };
  }
  return isOnSegment(condition) ? onSegment(condition) : onAttribute(condition);
}
