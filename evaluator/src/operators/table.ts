import type { Check } from '../decode/check.js';
import type { Operand } from '../flag.js';
import { inCidr } from './cidr.js';
import { isAfter, isBefore } from './dates.js';
import { isOfKind } from './kinds.js';
import { hasSize, holdsAll, holdsAny, isOneOf } from './lists.js';
import * as takes from './operands.js';
import { matches } from './pattern/matches.js';
import { versionAtMost, versionBelow, versionCaret, versionIs, versionTilde } from './semver.js';
import { Op } from './test.js';
import type { Look } from './test.js';
import { contains, endsWith, startsWith } from './texts.js';

export type MakeLook = (operands: readonly Operand[], ci: boolean, lenient: boolean) => Look;

/** What an operator takes, how it is asked, and what may be said with it. */
export interface Operator {
  readonly takes: Check;
  readonly op: number;
  readonly look: MakeLook;
  /** Asks for the opposite. */
  readonly flip: boolean;
  readonly allows: Allowed;
}

type Allowed = 'ci' | 'lenient' | null;

type Row = readonly [yes: string, no: string, check: Check, look: MakeLook, allows?: Allowed, op?: number];

/** Names for yes, names for the opposite, operands. Those with an `op` are asked in place, and look only for `ci`. */
const ROWS: readonly Row[] = [
  ['eq in', 'ne not_in', takes.scalars, isOneOf, 'ci', Op.in],
  ['lt', 'gte', takes.number, isOneOf, null, Op.lt],
  ['lte', 'gt', takes.number, isOneOf, null, Op.lte],
  ['between', '', takes.pair, isOneOf, null, Op.between],
  ['exists', 'not_exists', takes.none, isOneOf, null, Op.exists],
  ['contains', 'not_contains', takes.texts, contains, 'ci'],
  ['starts_with', '', takes.texts, startsWith, 'ci'],
  ['ends_with', '', takes.texts, endsWith, 'ci'],
  ['matches', '', takes.patterns, matches, 'ci'],
  ['is_type', '', takes.kinds, isOfKind],
  ['array_any', 'array_none', takes.scalars, holdsAny, 'ci'],
  ['array_all', '', takes.scalars, holdsAll, 'ci'],
  ['array_size', '', takes.size, hasSize],
  ['semver_eq', 'semver_ne', takes.versions, versionIs, 'lenient'],
  ['semver_lt', 'semver_gte', takes.oneVersion, versionBelow, 'lenient'],
  ['semver_lte', 'semver_gt', takes.oneVersion, versionAtMost, 'lenient'],
  ['semver_caret', '', takes.oneVersion, versionCaret, 'lenient'],
  ['semver_tilde', '', takes.oneVersion, versionTilde, 'lenient'],
  ['date_before', '', takes.date, isBefore],
  ['date_after', '', takes.date, isAfter],
  ['in_cidr', '', takes.ranges, inCidr],
];

const OPERATORS = new Map<unknown, Operator>();
for (const [yes, no, check, look, allows = null, op = Op.look] of ROWS) {
  const operator = { takes: check, op, look, allows, flip: false };
  for (const name of yes.split(' ')) OPERATORS.set(name, operator);
  for (const name of no.split(' ')) OPERATORS.set(name, { ...operator, flip: true });
}
OPERATORS.delete('');

/** The operator of that name, or undefined where this reader does not know it. */
export const operatorOf = (name: unknown): Operator | undefined => OPERATORS.get(name);
