/**
 * Reads records that others wrote. It never throws and never half-understands: a record is right as a whole,
 * or it comes back as a fault, as a dropped restricting rule would let people through to a later, wider one.
 * Only an override that is wrong is left out by itself, and said.
 */
import type { Flag, Segment } from '../flag.js';
import { utf8 } from '../host.js';
import type { Check, Fields, Judged } from './check.js';
import { flag, override } from './flag.js';
import { segment } from './segment.js';
import { freeze } from './value.js';

export const LARGEST_RECORD = 65_536;

/** A record if it was understood, and JSON pointers to what is wrong: in all of it, or overrides that were left out. */
export interface Read<T> {
  readonly record: T | null;
  readonly faults: readonly string[];
}

const judge = (record: unknown): Judged => ({
  flag: record as Fields,
  condition: record as Fields,
  cost: 0,
  pointer: '',
});

/** No character takes more than three bytes for each of its units. */
export const isTooLong = (text: string): boolean =>
  text.length * 3 > LARGEST_RECORD && utf8(text).length > LARGEST_RECORD;

function read<T>(input: unknown, check: Check): Read<T> {
  try {
    const text = typeof input === 'string' ? input : JSON.stringify(input);
    const record: unknown = isTooLong(text) ? null : JSON.parse(text);
    const judged = judge(record);
    if (check(record, judged)) return { record: record as T, faults: [] };
    return { record: null, faults: [judged.pointer] };
  } catch {
    return { record: null, faults: [''] };
  }
}

export function readFlag(input: unknown): Read<Flag> {
  const { record, faults } = read<Flag>(input, flag);
  if (record === null) return { record, faults };
  for (const { value } of record.variants) freeze(value);
  const dropped: string[] = [];
  const overrides = record.overrides.filter((one, at) => {
    const judged = judge(record);
    const isRight = override(one, judged);
    if (!isRight) dropped.push(`/overrides/${at}${judged.pointer}`);
    return isRight;
  });
  return { record: dropped.length === 0 ? record : { ...record, overrides }, faults: dropped };
}

export const readSegment = (input: unknown): Read<Segment> => read(input, segment);
