/** Versions by Semantic Versioning 2.0; what follows a plus sign never counts. */
import { unitAt } from '../text.js';
import { NO, truth, UNKNOWN } from './test.js';
import type { Look } from './test.js';

/** Major, minor, patch, then the parts of the pre-release. */
export type Version = readonly [number, number, number, ...(readonly (string | number)[])];

const FORM = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?:-([\da-z.-]+))?(?:\+[\da-z.-]+)?$/i;
const STRICT = /^\d+\.\d+\.\d/;
const LONGEST = 256;
const PRE_RELEASE = 3;

const isNumeric = (part: string): boolean => /^\d+$/.test(part);

const isPart = (part: string, lenient: boolean): boolean =>
  part !== '' && (!isNumeric(part) || (Number.isSafeInteger(Number(part)) && (lenient || !/^0./.test(part))));

/** The version a text names, or null. Lenient: spaces around, a leading v, missing parts, leading zeros. */
export function parseVersion(text: string, lenient: boolean): Version | null {
  const found = text.length > LONGEST ? null : FORM.exec(lenient ? text.trim() : text);
  if (found === null || !(lenient || STRICT.test(text))) return null;
  const [, major = '', minor = '0', patch = '0', pre] = found;
  const parts = [major, minor, patch, ...(pre?.split('.') ?? [])];
  if (!parts.every((part) => isPart(part, lenient))) return null;
  return parts.map((part) => (isNumeric(part) ? Number(part) : part)) as unknown as Version;
}

/** Below 0, 0 or above 0, by precedence: numbers before words, fewer parts first, but a release after all before it. */
function compare(a: Version, b: Version): number {
  for (let at = 0; at < Math.max(a.length, b.length); at++) {
    const [x, y] = [a[at], b[at]];
    if (x === y) continue;
    if (x === undefined || y === undefined) return (x === undefined) === (at === PRE_RELEASE) ? 1 : -1;
    return (typeof x === typeof y ? x < y : typeof x === 'number') ? -1 : 1;
  }
  return 0;
}

/** Versions of the plain form `1.22.333` are read digit by digit, without making anything; NaN for any other. */
function comparePlain(text: string, to: Version): number {
  let part = 0;
  let order = 0;
  let value = -1;
  for (let at = 0; at <= text.length; at++) {
    const digit = unitAt(text, at) - 48;
    if (digit >= 0 && digit <= 9) {
      if (value === 0 || value > 99_999) return NaN;
      value = value < 0 ? digit : value * 10 + digit;
      continue;
    }
    if ((at < text.length && digit !== -2) || value < 0) return NaN;
    if (order === 0) order = value - (to[part] as number);
    part++;
    value = -1;
  }
  return part === PRE_RELEASE ? order : NaN;
}

/** NaN where the value is no version. */
function order(value: string, to: Version, lenient: boolean): number {
  const plain = to.length === PRE_RELEASE ? comparePlain(value, to) : NaN;
  if (!Number.isNaN(plain)) return plain;
  const version = parseVersion(value, lenient);
  return version === null ? NaN : compare(version, to);
}

/** The first version that is out of reach of another; no pre-release of it is in reach either. */
type Beyond = (version: Version) => Version;

/** Operands are versions, as they were checked. */
const ordered =
  (holds: (order: number) => boolean, beyond?: Beyond) =>
  (operands: readonly string[], _ci: boolean, lenient: boolean): Look => {
    const versions = operands.map((operand) => parseVersion(operand, lenient) as Version);
    const ends = beyond === undefined ? [] : versions.map(beyond);
    return (value) => {
      if (typeof value !== 'string') return UNKNOWN;
      for (const to of versions) {
        const found = order(value, to, lenient);
        if (Number.isNaN(found)) return UNKNOWN;
        if (holds(found)) return truth(ends.every((end) => order(value, end, lenient) < 0));
      }
      return NO;
    };
  };

const isAtLeast = (found: number): boolean => found >= 0;

export const versionIs = ordered((found) => found === 0);
export const versionBelow = ordered((found) => found < 0);
export const versionAtMost = ordered((found) => found <= 0);

/** Nothing left of the first number that is not 0 may change. */
export const versionCaret = ordered(isAtLeast, ([major, minor, patch]) => {
  if (major > 0) return [major + 1, 0, 0, 0];
  return minor > 0 ? [0, minor + 1, 0, 0] : [0, 0, patch + 1, 0];
});

/** Only the last number may change. */
export const versionTilde = ordered(isAtLeast, ([major, minor]) => [major, minor + 1, 0, 0]);
