import { FULL_EXPOSURE } from '../flag.js';
import { hash32 } from './murmur3.js';

/** What a hash decides; each purpose has its own seed, so that raising an exposure moves nobody in a split. */
export type BucketPurpose = 'exposure' | 'split';

const SPACE = 2 ** 32;
const HALF = 2 ** 31;

/** Seed of a flag's hashes for one purpose, signed 32 bits. */
export const bucketSeed = (salt: string, purpose: BucketPurpose): number => hash32(`${salt}:${purpose}`, 0);

/** Where a subject stands, from -2^31 (inclusive) to 2^31 (exclusive). */
export const place = (subject: string, seed: number): number => hash32(subject, seed) ^ 0x80000000;

/** The first place that is not inside `units` of 100 000. */
export const boundary = (units: number): number => Math.ceil((units * SPACE) / FULL_EXPOSURE) - HALF;

/**
 * Unsigned 32-bit MurmurHash3 (x86) of the UTF-8 bytes of `text`.
 * @param seed any 32-bit integer
 */
export const murmur3 = (text: string, seed: number): number => hash32(text, seed) >>> 0;

/**
 * Whether a subject falls into the positions `lo` (inclusive) to `hi` (exclusive) of a flag, in units of 1/100 000.
 * It is the rule that every decision follows, for tests and forecasts.
 */
export function inBucket(
  subject: string | number,
  flag: { readonly salt: string; readonly purpose: BucketPurpose },
  range: { readonly lo: number; readonly hi: number },
): boolean {
  const at = place(String(subject), bucketSeed(flag.salt, flag.purpose));
  return boundary(range.lo) <= at && at < boundary(range.hi);
}

/** The form in which subjects are hashed and compared, or undefined where the value cannot name anybody. */
export function subjectOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  return Number.isSafeInteger(value) ? String(value) : undefined;
}
