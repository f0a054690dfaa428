/**
 * What belongs where a record is wrong, in the words of whoever has to write it. A reader only says where; what belongs
 * there follows from the field, and for operands from the operator. Only checking and decoding for others reach it.
 */
import { operatorOf } from '../operators/table.js';
import * as takes from '../operators/operands.js';
import { parsePattern } from '../operators/pattern/parse.js';
import { isFields, isText } from './check.js';
import type { Check } from './check.js';
import { isTooLong, LARGEST_RECORD } from './decode.js';

/** Why a record is not understood. */
export interface Problem {
  /** JSON pointer into the record; empty for the record itself. */
  readonly pointer: string;
  /** What is wrong there, as a sentence without the place. */
  readonly message: string;
}

const NAME = 'a text of 1 to 256 characters, and no reserved word';
const INSTANT = 'a time with its offset, such as 2026-03-01T09:00Z';
const PATH = 'a name, a JSON pointer or a list of names';
const SUBJECTS = 'a list of texts that are not empty, or safe integers';
const TEXT = 'a text';
const TRUTH = 'true or false';
const UNITS = 'a whole number from 0 to 100000';

/** By the name of the field; a wrong element is told as the list that it stands in. Made when asked for. */
const belongs = (): { readonly [field: string]: string } => ({
  '': 'a JSON object of the fields of such a record',
  format: '1, the only format this reader knows',
  key: `${NAME}; the same as in the store, and used once`,
  id: `${NAME}; not beginning with $, and used once`,
  name: TEXT,
  description: TEXT,
  salt: TEXT,
  tags: 'a list of texts',
  type: 'boolean, string, number or json',
  state: 'active, disabled or archived',
  version: 'a whole number, 1 or more',
  bucketing: 'm3.1, the only one this reader knows',
  variants: 'a list of at least one variant, each {key, value}; of a prerequisite, of their names',
  value: "of the flag's type: a text, true or false, a finite number, or JSON of at most 20 levels",
  offVariant: 'a variant of the flag',
  variant: 'a variant of the flag',
  prerequisites: 'a list of {flag, variants}',
  flag: NAME,
  overrides: 'a list of {by, values, variant, expiresAt}',
  expiresAt: INSTANT,
  by: PATH,
  attr: PATH,
  rules: 'a list of at most 200 rules',
  priority: 'a finite number',
  enabled: TRUTH,
  track: TRUTH,
  negate: TRUTH,
  clientVisible: TRUTH,
  when: 'a list of conditions',
  anyOf:
    'a list of at least one condition, none of which is another anyOf; of a segment, of names of segments',
  op: 'an operator that this reader knows',
  ci: `${TRUTH}, and true only for an operator that compares texts or lists`,
  lenient: `${TRUTH}, and true only for an operator that compares versions`,
  window: 'an object such as {notBefore, notAfter, recurrence, zone}',
  notBefore: INSTANT,
  notAfter: INSTANT,
  zone: 'a time zone such as Europe/Berlin',
  recurrence: 'an object such as {freq, days, from, to}',
  freq: 'daily, weekly, monthly or cron',
  days: 'a list of days, 1 (Monday) to 7 if weekly, 1 to 31 or -1 (the last) if monthly; else absent',
  from: 'a time of day from 00:00 to 24:00; absent with cron',
  to: 'a time of day from 00:00 to 24:00 other than the beginning; absent with cron',
  cron: 'five numeric fields: minute, hour, date, month, weekday; absent without freq cron',
  minutes: 'a whole number from 1 to 1440; absent without freq cron',
  exposure: 'an object such as {by, units}',
  units: UNITS,
  lo: UNITS,
  hi: UNITS,
  serve: 'either {variant} or {split}',
  split: 'an object such as {by, ranges}',
  ranges: 'shares of {variant, lo, hi}, each beginning where the one before it ends, from 0 to 100000',
  metadata: 'an object of texts, finite numbers, true and false',
  include: SUBJECTS,
  exclude: SUBJECTS,
  parent: NAME,
});

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
    return `a list of patterns in RE2 syntax, at least one${reasonAgainst(values[0], ci === true)}`;
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
  const wanted = field === 'values' ? ofOperands(found(parsed(input), steps)) : belongs()[field];
  return { pointer, message: `must be ${wanted ?? 'understood'}` };
}
