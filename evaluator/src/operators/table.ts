import type { Operand } from '../flag.js';
import { inCidr } from './cidr.js';
import { isAfter, isBefore } from './dates.js';
import { isOfKind } from './kinds.js';
import { hasSize, holdsAll, holdsAny, isOneOf } from './lists.js';
import * as takes from './operands.js';
import type { OperandCheck } from './operands.js';
import { matches } from './pattern/matches.js';
import { versionAtMost, versionBelow, versionCaret, versionIs, versionTilde } from './semver.js';
import { Op } from './test.js';
import type { Look } from './test.js';
import { contains, endsWith, startsWith } from './texts.js';

export type MakeLook = (operands: readonly Operand[], ci: boolean, lenient: boolean) => Look;

/** What an operator takes, how it is asked, and what may be said with it. */
export interface Operator {
  readonly takes: OperandCheck;
  readonly op: number;
  readonly look: MakeLook;
  /** Asks for the opposite. */
  readonly flip: boolean;
  readonly ci: boolean;
  readonly lenient: boolean;
}

type Traits = Partial<Pick<Operator, 'flip' | 'ci' | 'lenient'>>;

const PLAIN = { op: Op.look, flip: false, ci: false, lenient: false };

const looking = (check: OperandCheck, look: MakeLook, traits: Traits = {}): Operator => ({
  ...PLAIN,
  takes: check,
  look,
  ...traits,
});

/** Asked in place; it looks only where letter case does not matter. */
const inPlace = (op: number, check: OperandCheck, traits: Traits = {}): Operator => ({
  ...looking(check, isOneOf, traits),
  op,
});

const CI = { ci: true };
const LENIENT = { lenient: true };
const FLIP = { flip: true };

const OPERATORS: ReadonlyMap<unknown, Operator> = new Map([
  ['eq', inPlace(Op.in, takes.scalars, CI)],
  ['ne', inPlace(Op.in, takes.scalars, { ...CI, ...FLIP })],
  ['in', inPlace(Op.in, takes.scalars, CI)],
  ['not_in', inPlace(Op.in, takes.scalars, { ...CI, ...FLIP })],
  ['lt', inPlace(Op.lt, takes.number)],
  ['lte', inPlace(Op.lte, takes.number)],
  ['gt', inPlace(Op.lte, takes.number, FLIP)],
  ['gte', inPlace(Op.lt, takes.number, FLIP)],
  ['between', inPlace(Op.between, takes.pair)],
  ['exists', inPlace(Op.exists, takes.none)],
  ['not_exists', inPlace(Op.exists, takes.none, FLIP)],
  ['contains', looking(takes.texts, contains, CI)],
  ['not_contains', looking(takes.texts, contains, { ...CI, ...FLIP })],
  ['starts_with', looking(takes.texts, startsWith, CI)],
  ['ends_with', looking(takes.texts, endsWith, CI)],
  ['matches', looking(takes.patterns, matches, CI)],
  ['is_type', looking(takes.kinds, isOfKind)],
  ['array_any', looking(takes.scalars, holdsAny, CI)],
  ['array_all', looking(takes.scalars, holdsAll, CI)],
  ['array_none', looking(takes.scalars, holdsAny, { ...CI, ...FLIP })],
  ['array_size', looking(takes.size, hasSize)],
  ['semver_eq', looking(takes.versions, versionIs, LENIENT)],
  ['semver_ne', looking(takes.versions, versionIs, { ...LENIENT, ...FLIP })],
  ['semver_lt', looking(takes.oneVersion, versionBelow, LENIENT)],
  ['semver_lte', looking(takes.oneVersion, versionAtMost, LENIENT)],
  ['semver_gt', looking(takes.oneVersion, versionAtMost, { ...LENIENT, ...FLIP })],
  ['semver_gte', looking(takes.oneVersion, versionBelow, { ...LENIENT, ...FLIP })],
  ['semver_caret', looking(takes.oneVersion, versionCaret, LENIENT)],
  ['semver_tilde', looking(takes.oneVersion, versionTilde, LENIENT)],
  ['date_before', looking(takes.date, isBefore)],
  ['date_after', looking(takes.date, isAfter)],
  ['in_cidr', looking(takes.ranges, inCidr)],
]);

/** The operator of that name, or undefined where this reader does not know it. */
export const operatorOf = (name: unknown): Operator | undefined => OPERATORS.get(name);
