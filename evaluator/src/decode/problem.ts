/** Why a record is not understood: a reader only says where; what belongs there follows from the field or the operator. */
import { operatorOf } from '../operators/table.js';
import * as takes from '../operators/operands.js';
import { parsePattern } from '../operators/pattern/parse.js';
import { isFields, isText } from './check.js';
import type { Check } from './check.js';
import { isTooLong, LARGEST_RECORD } from './decode.js';
import { BELONGS, INSTANT, SUBJECTS } from './sentences.js';

/** Why a record is not understood. */
export interface Problem {
  /** JSON pointer into the record; empty for the record itself. */
  readonly pointer: string;
  /** What is wrong there, as a sentence without the place. */
  readonly message: string;
}

const RANGE = 'two of them, the lower one first';

/** By what an operator takes. */
const operands = (): ReadonlyMap<Check | undefined, string> =>
  new Map<Check | undefined, string>([
    [takes.none, 'absent'],
    [takes.scalars, 'a list of texts, finite numbers, true and false, at least one'],
    [takes.texts, 'a list of texts that are not empty, at least one'],
    [takes.number, 'a list of one finite number'],
    [takes.pair, `a list of finite numbers: ${RANGE}`],
    [takes.size, `a list of whole numbers, 0 or more: one, or ${RANGE}`],
    [takes.kinds, 'a list of string, number, boolean, array and object, at least one'],
    [takes.date, `a list of one date: ${INSTANT}, or milliseconds since the epoch`],
    [takes.ranges, 'a list of addresses and ranges such as 10.0.0.0/8, at least one'],
    [takes.versions, 'a list of versions such as 1.2.3, at least one'],
    [takes.oneVersion, 'a list of one version such as 1.2.3'],
  ]);

function reasonAgainst(pattern: unknown, ci: boolean): string {
  try {
    if (isText(pattern)) parsePattern(pattern, ci);
    return '';
  } catch (error) {
    return error instanceof SyntaxError ? ` (${error.message})` : '';
  }
}

/** What stands at a pointer, and what holds it. */
function found(record: unknown, steps: readonly string[]): readonly unknown[] {
  let value = record;
  const values = [value];
  for (const step of steps) {
    value =
      typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined;
    values.unshift(value);
  }
  return values;
}

function ofOperands(values: readonly unknown[]): string {
  const condition = values.find((value) => isFields(value) && 'op' in value);
  const { op, ci } = isFields(condition) ? condition : {};
  const operator = operatorOf(op);
  if (operator?.takes === takes.patterns)
    return `a list of patterns in RE2 syntax, at least one, and not too many in all${reasonAgainst(values[0], ci === true)}`;
  return (
    operands().get(operator?.takes) ??
    (op === undefined ? SUBJECTS : 'a list of names of segments, at least one')
  );
}

function parsed(input: unknown): unknown {
  try {
    return isText(input) ? JSON.parse(input) : input;
  } catch {
    return undefined;
  }
}

function isTooLarge(input: unknown): boolean {
  try {
    return isTooLong(isText(input) ? input : JSON.stringify(input));
  } catch {
    return false;
  }
}

/** The problem of a record that is wrong at this pointer. */
export function problemAt(input: unknown, pointer: string): Problem {
  if (pointer === '' && isTooLarge(input))
    return { pointer, message: `must be at most ${LARGEST_RECORD} bytes` };
  const steps = pointer.split('/').slice(1);
  const isMetadata = steps[0] === 'metadata';
  const field = isMetadata ? 'metadata' : (steps.findLast((step) => !/^\d+$/.test(step)) ?? '');
  const wanted = field === 'values' ? ofOperands(found(parsed(input), steps)) : BELONGS[field];
  return { pointer, message: `must be ${wanted ?? 'understood'}` };
}
