import type { Attribute } from '../context.js';
import type { Operand } from '../flag.js';
import type { RulePlan } from '../plan/rule.js';
import type { SegmentPlan } from '../plan/segment.js';
import type * as Op from './op.js';

/**
 * What a condition comes to. Unknown (nothing to compare, or not of the right kind) never lets anybody in.
 * It stands between the others, so that "and" is the least of several, "or" the greatest, and "not" the way back.
 */
export const NO = 0;
export const UNKNOWN = 1;
export const YES = 2;

export const truth = (holds: boolean): number => (holds ? YES : NO);

/** Looks at a value that is there; yes, no or unknown. */
export type Look = (value: unknown) => number;

/** Segments asked for, and what the table that was asked last holds of them. */
export interface SegmentsAsked {
  readonly keys: readonly string[];
  /** Id of that table. */
  in: number;
  plans: readonly (SegmentPlan | null)[];
}

interface Asking<K extends number, T> {
  readonly op: K;
  /** Turns yes into no and no into yes, and leaves unknown; negative operators are made of it too. */
  readonly flip: boolean;
  readonly attr: Attribute;
  /** The attribute's name where it can be read in place, else empty. */
  readonly name: string;
  readonly operand: T;
  /** For the conditions of rules, which stand in one row: where to go on if this one does not hold. */
  skip: number;
  /** The rule whose last condition this is. */
  rule: RulePlan | null;
}

/**
 * A condition made ready. Every kind has the same few fields, so that a test fits into one or two lines of the
 * processor's cache and asking any of them is the same piece of code.
 */
export type Test =
  | Asking<typeof Op.eq, Operand>
  | Asking<typeof Op.many, ReadonlySet<unknown>>
  | Asking<typeof Op.few, readonly Operand[]>
  | Asking<typeof Op.lt | typeof Op.lte, number>
  | Asking<typeof Op.between, readonly [low: number, high: number]>
  | Asking<typeof Op.exists | typeof Op.always, null>
  | Asking<typeof Op.look, Look>
  | Asking<typeof Op.segment, SegmentsAsked>
  | Asking<typeof Op.anyOf, readonly Test[]>;

/** What a test asks, without where and which way round. */
export type Asked = Pick<Test, 'op' | 'operand'>;
