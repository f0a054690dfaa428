/** Times something against the floor, alternating, so that both see the same machine. */

/** One round: asks `count` times, and gives something to keep the work from being dropped. */
export type Round = (count: number) => number;

const ROUNDS = 15;
/** What all rounds gave, so that none is dropped. */
const kept = { sum: 0 };

function time(round: Round, count: number): number {
  const started = performance.now();
  kept.sum += round(count);
  return ((performance.now() - started) * 1e6) / count;
}

export const quantile = (values: readonly number[], at: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * at))] ?? NaN;

/** Over the floor's time, median of the rounds. */
export function against(floor: Round, subject: Round, count: number): number {
  for (let i = 0; i < 3; i++) time(floor, count);
  for (let i = 0; i < 3; i++) time(subject, count);
  const ratios = Array.from({ length: ROUNDS }, () => {
    const base = time(floor, count);
    return time(subject, count) / base;
  });
  return quantile(ratios, 0.5);
}

/** Bytes allocated per decision; needs --expose-gc and a young generation that holds them all. */
export function allocated(subject: Round, count: number): number {
  const once = (): number => {
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    kept.sum += subject(count);
    return Math.max(0, (process.memoryUsage().heapUsed - before) / count);
  };
  return quantile(Array.from({ length: 7 }, once), 0.5);
}
