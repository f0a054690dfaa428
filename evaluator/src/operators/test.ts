import type { Attribute } from '../context.js';
import type { Operand } from '../flag.js';
import type { SegmentPlan } from '../plan/segment.js';
import type { SegmentTable } from '../view/segment-table.js';

/** What a condition comes to. Unknown (nothing to compare, or not of the right kind) never lets anybody in. */
export const NO = 0;
export const YES = 1;
export const UNKNOWN = 2;

export const truth = (holds: boolean): number => (holds ? YES : NO);

/** Looks at a value that is there; yes, no or unknown. */
export type Look = (value: unknown) => number;

/** How a test is asked: the frequent ones in place, all others by their `look`. */
export const Op = {
  eq: 0,
  in: 1,
  lt: 2,
  lte: 3,
  between: 4,
  exists: 5,
  look: 6,
  segment: 7,
  anyOf: 8,
} as const;

/** A condition made ready: every kind has the same fields, so that reading one stays cheap. */
export interface Test {
  readonly op: number;
  /** Turns yes into no and no into yes, and leaves unknown; negative operators are made of it too. */
  readonly flip: boolean;
  readonly attr: Attribute;
  readonly one: Operand;
  readonly set: ReadonlySet<unknown>;
  readonly low: number;
  readonly high: number;
  readonly look: Look;
  /** Members of an `anyOf`. */
  readonly tests: readonly Test[];
  /** Segments asked for, and what the table that was asked last holds of them. */
  readonly segments: readonly string[];
  readonly found: { in: SegmentTable | null; plans: readonly (SegmentPlan | null)[] };
}
