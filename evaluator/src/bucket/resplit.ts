import { FULL_EXPOSURE } from '../flag.js';
import type { SplitRange } from '../flag.js';

/** How large a variant's share is to be, in units of 1/100 000. */
export interface Share {
  readonly variant: string;
  readonly units: number;
}

export interface Resplit {
  /** Sorted and covering 0..100000, as a split stores them. */
  readonly ranges: readonly SplitRange[];
  /** Units whose subjects change variant; the least possible. */
  readonly moved: number;
}

/**
 * Gives a split new shares and moves nobody who need not move: a variant that shrinks gives up its highest positions,
 * one that grows takes positions that were given up, lowest first.
 * @param current ranges of the split as it is; none for a new split
 * @param shares each variant once; they add up to 100000
 * @returns null where the shares do not add up, or a share is not a whole number of units
 */
export function resplit(current: readonly SplitRange[], shares: readonly Share[]): Resplit | null {
  const isWhole = shares.every(({ units }) => Number.isSafeInteger(units) && units >= 0);
  const isKnownOnce = new Set(shares.map(({ variant }) => variant)).size === shares.length;
  if (!isWhole || !isKnownOnce || sum(shares.map(({ units }) => units)) !== FULL_EXPOSURE) return null;
  const wanted = new Map(shares.map(({ variant, units }) => [variant, units]));
  const before = current.length === 0 ? [{ variant: '', lo: 0, hi: FULL_EXPOSURE }] : current;
  const kept = before.flatMap((range) => keep(range, wanted));
  const moved = FULL_EXPOSURE - sum(kept.map(({ lo, hi }) => hi - lo));
  const given = gaps(kept).flatMap((gap) => fill(gap, wanted));
  return { ranges: join([...kept, ...given]), moved: current.length === 0 ? 0 : moved };
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** What a variant may keep of a range; `wanted` then holds what it still lacks. */
function keep({ variant, lo, hi }: SplitRange, wanted: Map<string, number>): readonly SplitRange[] {
  const size = Math.min(hi - lo, wanted.get(variant) ?? 0);
  if (size === 0) return [];
  wanted.set(variant, (wanted.get(variant) ?? 0) - size);
  return [{ variant, lo, hi: lo + size }];
}

type Gap = Pick<SplitRange, 'lo' | 'hi'>;

function gaps(kept: readonly SplitRange[]): readonly Gap[] {
  const starts = [0, ...kept.map(({ hi }) => hi)];
  const ends = [...kept.map(({ lo }) => lo), FULL_EXPOSURE];
  return starts.map((lo, at) => ({ lo, hi: ends[at] ?? lo })).filter(({ lo, hi }) => lo < hi);
}

function fill({ lo, hi }: Gap, wanted: Map<string, number>): readonly SplitRange[] {
  const filled: SplitRange[] = [];
  let at = lo;
  for (const [variant, units] of wanted) {
    const size = Math.min(units, hi - at);
    if (size === 0) continue;
    filled.push({ variant, lo: at, hi: at + size });
    wanted.set(variant, units - size);
    at += size;
  }
  return filled;
}

/** Sorts the ranges and makes one of neighbours of the same variant. */
function join(ranges: readonly SplitRange[]): readonly SplitRange[] {
  const joined: SplitRange[] = [];
  for (const range of ranges.toSorted((a, b) => a.lo - b.lo)) {
    const last = joined[joined.length - 1];
    if (last?.variant === range.variant) joined[joined.length - 1] = { ...last, hi: range.hi };
    else joined.push(range);
  }
  return joined;
}
