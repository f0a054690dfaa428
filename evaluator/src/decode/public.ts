import type { Flag, Segment } from '../flag.js';
import type { Problem } from './check.js';
import { wrong } from './check.js';
import { readFlag, readSegment } from './decode.js';

interface Refused {
  readonly ok: false;
  readonly problem: Problem;
}

export type DecodedFlag =
  { readonly ok: true; readonly flag: Flag; readonly dropped: readonly Problem[] } | Refused;

export type DecodedSegment = { readonly ok: true; readonly segment: Segment } | Refused;

const refuse = ([problem = wrong('is not understood')]: readonly Problem[]): Refused => ({
  ok: false,
  problem,
});

/**
 * Reads a flag from its JSON text, or from a value that is to be stored as JSON.
 * @returns the flag, its values deep-frozen, and what was wrong with overrides that were left out; or the first problem found. Never throws.
 */
export function decodeFlag(input: unknown): DecodedFlag {
  const { record, problems } = readFlag(input);
  return record === null ? refuse(problems) : { ok: true, flag: record, dropped: problems };
}

/**
 * Whether every evaluator of this version accepts a flag in full, for whoever is about to store it.
 * Stricter than `decodeFlag`: a wrong override is a problem too.
 */
export function checkFlag(input: unknown): DecodedFlag {
  const decoded = decodeFlag(input);
  return decoded.ok && decoded.dropped.length > 0 ? refuse(decoded.dropped) : decoded;
}

/** Reads a segment from its JSON text, or from a value that is to be stored as JSON. Never throws. */
export function decodeSegment(input: unknown): DecodedSegment {
  const { record, problems } = readSegment(input);
  return record === null ? refuse(problems) : { ok: true, segment: record };
}
