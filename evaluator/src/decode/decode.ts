/**
 * Reads records that others wrote. It never throws and never half-understands: a record is right as a whole,
 * or it comes back as a problem, as a dropped restricting rule would let people through to a later, wider one.
 * Only an override that is wrong is left out by itself, and said.
 */
import type { Flag, Override, Segment } from '../flag.js';
import { inside, wrong } from './check.js';
import type { Fields, Problem } from './check.js';
import { flagProblem, override as overrideProblem } from './flag.js';
import { segmentProblem } from './segment.js';
import { freeze } from './value.js';

const LARGEST = 65_536;

/** A record if it was understood, and what is wrong: with all of it, or with overrides that were left out. */
export interface Read<T> {
  readonly record: T | null;
  readonly problems: readonly Problem[];
}

const refused = (problem: Problem): Read<never> => ({ record: null, problems: [problem] });

/** Every unit from U+0080 on takes a second byte, from U+0800 on a third; a pair of surrogates takes four. */
const isTooLong = (text: string): boolean =>
  text.length > LARGEST ||
  (text.length * 3 > LARGEST &&
    text.replace(/[\u0800-\ud7ff\ue000-\uffff]/g, '$&$&$&').replace(/[\u0080-\u07ff\ud800-\udfff]/g, '$&$&')
      .length > LARGEST);

function read<T>(input: unknown, problemOf: (value: unknown) => Problem | undefined): Read<T> {
  try {
    const text = typeof input === 'string' ? input : JSON.stringify(input);
    if (isTooLong(text)) return refused(wrong(`is larger than ${LARGEST} bytes`));
    const record: unknown = JSON.parse(text);
    const problem = problemOf(record);
    return problem === undefined ? { record: record as T, problems: [] } : refused(problem);
  } catch {
    return refused(wrong('is not JSON'));
  }
}

export function readFlag(input: unknown): Read<Flag> {
  const { record: flag, problems } = read<Flag>(input, flagProblem);
  if (flag === null) return { record: null, problems };
  for (const { value } of flag.variants) freeze(value);
  const overrides: Override[] = [];
  const dropped: Problem[] = [];
  for (const [at, one] of flag.overrides.entries()) {
    const problem = inside('overrides', inside(at, overrideProblem(one, flag as unknown as Fields)));
    if (problem === undefined) overrides.push(one);
    else dropped.push(problem);
  }
  return { record: dropped.length === 0 ? flag : { ...flag, overrides }, problems: dropped };
}

export const readSegment = (input: unknown): Read<Segment> => read(input, segmentProblem);
