import type { Flag, Segment } from '../flag.js';
import { readFlag, readSegment } from './decode.js';
import { problemAt } from './problem.js';
import type { Problem } from './problem.js';

interface Refused {
  readonly ok: false;
  readonly problem: Problem;
}

export type DecodedFlag =
  { readonly ok: true; readonly flag: Flag; readonly dropped: readonly Problem[] } | Refused;

export type DecodedSegment = { readonly ok: true; readonly segment: Segment } | Refused;

const refuse = (input: unknown, [pointer = '']: readonly string[]): Refused => ({
  ok: false,
  problem: problemAt(input, pointer),
});

/**
 * Reads a flag from its JSON text, or from a value that is to be stored as JSON.
 * @returns the flag, its values deep-frozen, and what was wrong with overrides that were left out; or the first problem found. Never throws.
 */
export function decodeFlag(input: unknown): DecodedFlag {
  const { record, faults } = readFlag(input);
  if (record === null) return refuse(input, faults);
  return { ok: true, flag: record, dropped: faults.map((pointer) => problemAt(input, pointer)) };
}

/**
 * Whether every evaluator of this version accepts a flag in full, for whoever is about to store it.
 * Stricter than `decodeFlag`: a wrong override is a problem too.
 */
export function checkFlag(input: unknown): DecodedFlag {
  const { record, faults } = readFlag(input);
  return record === null || faults.length > 0
    ? refuse(input, faults)
    : { ok: true, flag: record, dropped: [] };
}

/** Reads a segment from its JSON text, or from a value that is to be stored as JSON. Never throws. */
export function decodeSegment(input: unknown): DecodedSegment {
  const { record, faults } = readSegment(input);
  return record === null ? refuse(input, faults) : { ok: true, segment: record };
}
