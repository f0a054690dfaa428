/**
 * Reads records that others wrote. It never throws and never half-understands: a record is right as a whole,
 * or it comes back as a problem, as a dropped restricting rule would let people through to a later, wider one.
 * Only an override that is wrong is left out by itself, and said.
 */
import type { Flag, Override, Segment } from '../flag.js';
import { wrong } from './check.js';
import type { Fields, Problem } from './check.js';
import { flagProblem, overrideProblem } from './flag.js';
import { segmentProblem } from './segment.js';
import { freeze } from './value.js';

const LARGEST = 65_536;

export type DecodedFlag =
  | { readonly ok: true; readonly flag: Flag; readonly dropped: readonly Problem[] }
  | { readonly ok: false; readonly problem: Problem };

export type DecodedSegment =
  { readonly ok: true; readonly segment: Segment } | { readonly ok: false; readonly problem: Problem };

const refuse = (problem: Problem): { readonly ok: false; readonly problem: Problem } => ({
  ok: false,
  problem,
});

/** Every unit from U+0080 on takes a second byte, from U+0800 on a third; a pair of surrogates takes four. */
const bytesOf = (text: string): number =>
  text.length +
  (text.match(/[\u0080-\uffff]/g)?.length ?? 0) +
  (text.match(/[\u0800-\ud7ff\ue000-\uffff]/g)?.length ?? 0);

const isTooLong = (text: string): boolean =>
  text.length > LARGEST || (text.length * 3 > LARGEST && bytesOf(text) > LARGEST);

function parse(input: unknown): { readonly record: unknown } | Problem {
  try {
    const text = typeof input === 'string' ? input : JSON.stringify(input);
    if (isTooLong(text)) return wrong(`is larger than ${LARGEST} bytes`);
    return { record: JSON.parse(text) as unknown };
  } catch {
    return wrong('is not JSON');
  }
}

/**
 * Reads a flag from its JSON text, or from a value that is to be stored as JSON.
 * @returns the flag, its values deep-frozen, and what was wrong with overrides that were left out; or the first problem found. Never throws.
 */
export function decodeFlag(input: unknown): DecodedFlag {
  const parsed = parse(input);
  if (!('record' in parsed)) return refuse(parsed);
  const problem = flagProblem(parsed.record);
  return problem === undefined ? withGoodOverrides(parsed.record as Flag) : refuse(problem);
}

function withGoodOverrides(flag: Flag): DecodedFlag {
  for (const { value } of flag.variants) freeze(value);
  if (flag.overrides.length === 0) return { ok: true, flag, dropped: [] };
  const overrides: Override[] = [];
  const dropped: Problem[] = [];
  for (const [at, override] of flag.overrides.entries()) {
    const problem = overrideProblem(override, flag as unknown as Fields);
    if (problem === undefined) overrides.push(override);
    else dropped.push({ ...problem, pointer: `/overrides/${at}${problem.pointer}` });
  }
  return { ok: true, flag: dropped.length === 0 ? flag : { ...flag, overrides }, dropped };
}

/**
 * Whether every evaluator of this version accepts a flag in full, for whoever is about to store it.
 * Stricter than `decodeFlag`: a wrong override is a problem too.
 */
export function checkFlag(input: unknown): DecodedFlag {
  const decoded = decodeFlag(input);
  const problem = decoded.ok ? decoded.dropped[0] : undefined;
  return problem === undefined ? decoded : refuse(problem);
}

/** Reads a segment from its JSON text, or from a value that is to be stored as JSON. Never throws. */
export function decodeSegment(input: unknown): DecodedSegment {
  const parsed = parse(input);
  if (!('record' in parsed)) return refuse(parsed);
  const problem = segmentProblem(parsed.record);
  return problem === undefined ? { ok: true, segment: parsed.record as Segment } : refuse(problem);
}
