/** Code points a place in a pattern accepts: pairs of first and last; `not` accepts all others. */
export interface CharacterSet {
  readonly ranges: readonly number[];
  readonly not: boolean;
  /** The point asked about last, and the answer: the steps of a repetition share their set. */
  point: number;
  holds: boolean;
}

/** Where nothing is read: the beginning, the end, a word's edge, and anywhere else. */
export type Place = '^' | '$' | 'b' | 'B';

/** Accepts a character, stands for a place, or forks. What has no next step is the end. */
export interface Step {
  readonly set: CharacterSet | null;
  readonly place: Place | null;
  readonly next: Step | null;
  other: Step | null;
  /** The round in which it was reached last. */
  seen: number;
}

export const LAST_POINT = 0x10ffff;
/** Digits, capitals, the underscore, small letters. */
export const WORD: readonly number[] = [48, 57, 65, 90, 95, 95, 97, 122];

export function isIn(ranges: readonly number[], point: number): boolean {
  for (let i = 0; i < ranges.length; i += 2) {
    if (point >= (ranges[i] ?? Infinity) && point <= (ranges[i + 1] ?? 0)) return true;
  }
  return false;
}
