import type { Check } from '../decode/check.js';
import type { Operand } from '../flag.js';
import { inCidr } from './cidr.js';
import { isAfter, isBefore } from './dates.js';
import { isOfKind } from './kinds.js';
import { hasSize, holdsAll, holdsAny, isOneOf } from './lists.js';
import * as Op from './op.js';
import * as takes from './operands.js';
import { matches } from './pattern/matches.js';
import { versionAtMost, versionBelow, versionCaret, versionIs, versionTilde } from './semver.js';
import type { Asked, Look } from './test.js';
import { contains, endsWith, startsWith } from './texts.js';

type Ask = (operands: readonly Operand[], ci: boolean, lenient: boolean) => Asked;

/** What an operator takes, how it is asked, and what may be said with it. */
export interface Operator {
  readonly takes: Check;
  readonly ask: Ask;
  /** Asks for the opposite. */
  readonly flip: boolean;
  readonly allows: Allowed;
}

type Allowed = 'ci' | 'lenient' | undefined;

type Row = readonly [yes: string, no: string, takes: Check, ask: Ask, allows?: Allowed];

/** A value is looked at by a function made of the operands, which are of the type that was checked. */
const looks =
  (make: (operands: readonly never[], ci: boolean, lenient: boolean) => Look): Ask =>
  (operands, ci, lenient) => ({ op: Op.look, operand: make(operands as readonly never[], ci, lenient) });

const limits =
  (op: typeof Op.lt | typeof Op.lte): Ask =>
  ([limit]) => ({ op, operand: limit as number });

/** Names for yes, names for the opposite, what it takes, how it is asked, what it allows. */
const ROWS: readonly Row[] = [
  ['eq in', 'ne not_in', takes.scalars, isOneOf, 'ci'],
  ['lt', 'gte', takes.number, limits(Op.lt)],
  ['lte', 'gt', takes.number, limits(Op.lte)],
  ['between', '', takes.pair, (pair) => ({ op: Op.between, operand: pair })],
  ['exists', 'not_exists', takes.none, () => ({ op: Op.exists, operand: null })],
  ['contains', 'not_contains', takes.texts, looks(contains), 'ci'],
  ['starts_with', '', takes.texts, looks(startsWith), 'ci'],
  ['ends_with', '', takes.texts, looks(endsWith), 'ci'],
  ['matches', '', takes.patterns, looks(matches), 'ci'],
  ['is_type', '', takes.kinds, looks(isOfKind)],
  ['array_any', 'array_none', takes.scalars, looks(holdsAny), 'ci'],
  ['array_all', '', takes.scalars, looks(holdsAll), 'ci'],
  ['array_size', '', takes.size, looks(hasSize)],
  ['semver_eq', 'semver_ne', takes.versions, looks(versionIs), 'lenient'],
  ['semver_lt', 'semver_gte', takes.oneVersion, looks(versionBelow), 'lenient'],
  ['semver_lte', 'semver_gt', takes.oneVersion, looks(versionAtMost), 'lenient'],
  ['semver_caret', '', takes.oneVersion, looks(versionCaret), 'lenient'],
  ['semver_tilde', '', takes.oneVersion, looks(versionTilde), 'lenient'],
  ['date_before', '', takes.date, looks(isBefore)],
  ['date_after', '', takes.date, looks(isAfter)],
  ['in_cidr', '', takes.ranges, looks(inCidr)],
];

const OPERATORS = new Map<unknown, Operator>();
for (const [yes, no, check, ask, allows] of ROWS) {
  for (const [at, names] of [yes, no].entries())
    for (const name of names.split(' ')) OPERATORS.set(name, { takes: check, ask, allows, flip: at > 0 });
}
OPERATORS.delete('');

/** The operator of that name, or undefined where this reader does not know it. */
export const operatorOf = (name: unknown): Operator | undefined => OPERATORS.get(name);
