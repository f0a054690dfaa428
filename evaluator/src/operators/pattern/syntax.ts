/** Code points a place in a pattern accepts: pairs of first and last, in order; `not` accepts all others. */
export interface CharacterSet {
  readonly ranges: readonly number[];
  /** For the points below 128 the same, to be looked up. */
  readonly ascii: Uint8Array;
  readonly not: boolean;
}

/** What a pattern says, as a tree. */
export type Node =
  | { readonly kind: 'set'; readonly set: CharacterSet }
  | { readonly kind: 'at'; readonly place: Place }
  | { readonly kind: 'all' | 'any'; readonly nodes: readonly Node[] }
  | { readonly kind: 'repeat'; readonly node: Node; readonly least: number; readonly most: number };

/** The beginning and the end of the text, a word's edge, and anywhere else. */
export type Place = '^' | '$' | 'b' | 'B';

export interface Parsed {
  readonly node: Node;
  /** The pattern itself asks to ignore letter case. */
  readonly ci: boolean;
}

const at = (text: string): number => text.codePointAt(0) ?? 0;
const span = (...ends: readonly string[]): readonly number[] => ends.map(at);

const DIGIT = span('0', '9');
export const WORD = span('0', '9', 'A', 'Z', '_', '_', 'a', 'z');
const SPACE = span('\t', '\n', '\f', '\r', ' ', ' ');

/** Sets that an escape names; capital letters name the opposite. */
export const CLASSES: ReadonlyMap<string, readonly number[]> = new Map([
  ['d', DIGIT],
  ['w', WORD],
  ['s', SPACE],
]);

export const CONTROLS: ReadonlyMap<string, number> = new Map([
  ['n', 10],
  ['t', 9],
  ['r', 13],
  ['f', 12],
  ['v', 11],
  ['a', 7],
]);

/** All code points outside the ranges, as ranges. */
export function opposite(ranges: readonly number[]): readonly number[] {
  const ends: number[] = [];
  let next = 0;
  for (const [low, high] of sortedPairs(ranges)) {
    if (low > next) ends.push(next, low - 1);
    next = Math.max(next, high + 1);
  }
  return next <= 0x10ffff ? [...ends, next, 0x10ffff] : ends;
}

function sortedPairs(ranges: readonly number[]): readonly (readonly [number, number])[] {
  const pairs: [number, number][] = [];
  for (let i = 0; i + 1 < ranges.length; i += 2) pairs.push([ranges[i] ?? 0, ranges[i + 1] ?? 0]);
  return pairs.sort((a, b) => a[0] - b[0]);
}

export function isInRanges(ranges: readonly number[], point: number): boolean {
  let low = 0;
  let high = ranges.length / 2;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (point > (ranges[middle * 2 + 1] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return point >= (ranges[low * 2] ?? Infinity);
}

export function setOf(ranges: readonly number[], not = false): CharacterSet {
  const sorted = opposite(opposite(ranges));
  return {
    ranges: sorted,
    not,
    ascii: Uint8Array.from({ length: 128 }, (_, n) => Number(isInRanges(sorted, n))),
  };
}

const isIn = ({ ascii, ranges }: CharacterSet, point: number): boolean =>
  point < 128 ? ascii[point] === 1 : isInRanges(ranges, point);

/** Where letter case is ignored the capital counts as well. */
export const accepts = (set: CharacterSet, point: number, capital: number): boolean =>
  (isIn(set, point) || (capital !== point && isIn(set, capital))) !== set.not;
