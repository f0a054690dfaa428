import type { Operand } from '../flag.js';
import { parseInstant } from '../time/instant.js';
import { truth, UNKNOWN } from './test.js';
import type { Look } from './test.js';

/** Milliseconds since the epoch of a text with offset, of such a number, or of a Date; NaN for anything else. */
export function instantOf(value: unknown): number {
  if (typeof value === 'string') return parseInstant(value);
  if (typeof value === 'number') return Number.isFinite(value) ? value : NaN;
  return value instanceof Date ? value.getTime() : NaN;
}

const compared =
  (holds: (at: number, limit: number) => boolean) =>
  ([operand]: readonly Operand[]): Look => {
    const limit = instantOf(operand);
    return (value) => {
      const at = instantOf(value);
      return Number.isNaN(at) ? UNKNOWN : truth(holds(at, limit));
    };
  };

export const isBefore = compared((at, limit) => at < limit);
export const isAfter = compared((at, limit) => at > limit);
