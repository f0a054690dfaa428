import type { Attribute } from '../context.js';
import type { Operand } from '../flag.js';
import type { SegmentTable } from '../view/segment-table.js';
import type { SegmentPlan } from '../plan/segment.js';

/** What a condition comes to. Unknown (nothing to compare, or not of the right kind) never lets anybody in. */
export const NO = 0;
export const YES = 1;
export const UNKNOWN = 2;

/** What a test does; negative operators are their opposite with `flip`. */
export const Op = {
  eq: 0,
  in: 1,
  lt: 2,
  lte: 3,
  between: 4,
  contains: 5,
  startsWith: 6,
  endsWith: 7,
  exists: 8,
  isType: 9,
  arrayAny: 10,
  arrayAll: 11,
  arraySize: 12,
  segment: 13,
  anyOf: 14,
} as const;

/** A condition made ready: every kind has the same fields, so that reading one stays cheap. */
export interface Test {
  readonly op: number;
  /** Turns yes into no and no into yes, and leaves unknown. */
  readonly flip: boolean;
  readonly attr: Attribute;
  readonly ci: boolean;
  readonly one: Operand;
  readonly set: ReadonlySet<unknown>;
  readonly texts: readonly string[];
  readonly low: number;
  readonly high: number;
  /** Members of an `anyOf`. */
  readonly tests: readonly Test[];
  /** The segments named in `texts`, as the table that was asked last holds them. */
  readonly found: { in: SegmentTable | null; plans: readonly (SegmentPlan | null)[] };
}
