import type { Check } from '../decode/check.js';
import { none, number, range, scalars, size, texts, types } from './operands.js';
import { Op } from './test.js';

/** What an operator is: its test, whether it asks for the opposite, and which operands it takes. */
export interface Operator {
  readonly op: number;
  readonly flip: boolean;
  readonly operands: Check;
  readonly ci: boolean;
  readonly lenient: boolean;
}

interface Traits {
  readonly flip?: boolean;
  readonly ci?: boolean;
  readonly lenient?: boolean;
}

const operator = (op: number, operands: Check, traits: Traits = {}): Operator => ({
  op,
  operands,
  flip: false,
  ci: false,
  lenient: false,
  ...traits,
});

const CI = { ci: true };
const CI_FLIP = { ci: true, flip: true };
const FLIP = { flip: true };

const OPERATORS: ReadonlyMap<unknown, Operator> = new Map([
  ['eq', operator(Op.in, scalars, CI)],
  ['ne', operator(Op.in, scalars, CI_FLIP)],
  ['in', operator(Op.in, scalars, CI)],
  ['not_in', operator(Op.in, scalars, CI_FLIP)],
  ['lt', operator(Op.lt, number)],
  ['lte', operator(Op.lte, number)],
  ['gt', operator(Op.lte, number, FLIP)],
  ['gte', operator(Op.lt, number, FLIP)],
  ['between', operator(Op.between, range)],
  ['contains', operator(Op.contains, texts, CI)],
  ['not_contains', operator(Op.contains, texts, CI_FLIP)],
  ['starts_with', operator(Op.startsWith, texts, CI)],
  ['ends_with', operator(Op.endsWith, texts, CI)],
  ['exists', operator(Op.exists, none)],
  ['not_exists', operator(Op.exists, none, FLIP)],
  ['is_type', operator(Op.isType, types)],
  ['array_any', operator(Op.arrayAny, scalars, CI)],
  ['array_all', operator(Op.arrayAll, scalars, CI)],
  ['array_none', operator(Op.arrayAny, scalars, CI_FLIP)],
  ['array_size', operator(Op.arraySize, size)],
]);

/** The operator of that name, or undefined where this reader does not know it. */
export const operatorOf = (name: unknown): Operator | undefined => OPERATORS.get(name);
