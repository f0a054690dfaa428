/** Times something against the floor, alternating, so that both see the same machine. */

/** One round: asks `count` times, and gives something to keep the work from being dropped. */
export type Round = (count: number) => number;

const ROUNDS = 9;
const WARM = 2;
const COUNTED = 5;
const FLOOR_COUNT = 100_000;
/** What all rounds gave, so that none is dropped. */
const kept = { sum: 0 };

function time(round: Round, count: number): number {
  const started = performance.now();
  kept.sum += round(count);
  return ((performance.now() - started) * 1e6) / count;
}

export const quantile = (values: readonly number[], at: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * at))] ?? NaN;

/** Of an even number of values halfway between the middle two. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const below = sorted[(sorted.length - 1) >> 1] ?? NaN;
  return (below + (sorted[sorted.length >> 1] ?? NaN)) / 2;
}

/** Over the floor's time, median of the rounds. */
export function against(floor: Round, subject: Round, count: number): number {
  for (let i = 0; i < WARM; i++) time(floor, FLOOR_COUNT);
  for (let i = 0; i < WARM; i++) time(subject, count);
  const ratios = Array.from({ length: ROUNDS }, () => {
    const base = time(floor, FLOOR_COUNT);
    return time(subject, count) / base;
  });
  return median(ratios);
}

/** Bytes allocated per decision; needs --expose-gc and a young generation that holds them all. */
export function allocated(subject: Round, count: number): number {
  const once = (): number => {
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    kept.sum += subject(count);
    return Math.max(0, (process.memoryUsage().heapUsed - before) / count);
  };
  return median(Array.from({ length: COUNTED }, once));
}
