/** Versions by Semantic Versioning 2.0; what follows a plus sign never counts. */
import type { Operand } from '../flag.js';
import { truth, UNKNOWN } from './test.js';
import type { Look } from './test.js';

export interface Version {
  readonly core: readonly [major: number, minor: number, patch: number];
  readonly pre: readonly (string | number)[];
}

const NUMBER = '(0|[1-9]\\d*)';
const TAIL = '(?:-([0-9A-Za-z.-]+))?(?:\\+[0-9A-Za-z.-]+)?$';
const STRICT = new RegExp(`^${NUMBER}\\.${NUMBER}\\.${NUMBER}${TAIL}`);
const LENIENT = new RegExp(`^[vV]?(\\d+)(?:\\.(\\d+))?(?:\\.(\\d+))?${TAIL}`);
const LONGEST = 256;

/** The version a text names, or null. Lenient: spaces around, a leading v, missing parts, leading zeros. */
export function parseVersion(text: string, lenient: boolean): Version | null {
  if (text.length > LONGEST) return null;
  const match = lenient ? LENIENT.exec(text.trim()) : STRICT.exec(text);
  if (match === null) return null;
  const core = [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)] as const;
  const pre = match[4] === undefined ? [] : match[4].split('.');
  if (!core.every(Number.isSafeInteger) || !pre.every((part) => isPart(part, lenient))) return null;
  return { core, pre: pre.map((part) => (/^\d+$/.test(part) ? Number(part) : part)) };
}

const isPart = (part: string, lenient: boolean): boolean =>
  part !== '' &&
  (lenient || !/^0\d+$/.test(part)) &&
  (!/^\d+$/.test(part) || Number.isSafeInteger(Number(part)));

/** Below 0, 0 or above 0, by precedence. */
export function compareVersions(a: Version, b: Version): number {
  for (const at of [0, 1, 2] as const) if (a.core[at] !== b.core[at]) return a.core[at] - b.core[at];
  if (a.pre.length === 0 || b.pre.length === 0) return b.pre.length - a.pre.length;
  for (let at = 0; at < Math.max(a.pre.length, b.pre.length); at++) {
    const order = comparePart(a.pre[at], b.pre[at]);
    if (order !== 0) return order;
  }
  return 0;
}

/** Fewer parts come first, numbers before words. */
function comparePart(a: string | number | undefined, b: string | number | undefined): number {
  if (a === b) return 0;
  if (a === undefined || b === undefined) return a === undefined ? -1 : 1;
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1;
  return a < b ? -1 : 1;
}

/** Versions of the plain form `1.22.333` are read digit by digit, without making anything; NaN for any other. */
function comparePlain(text: string, to: Version): number {
  let part = 0;
  let order = 0;
  let value = -1;
  for (let at = 0; at <= text.length; at++) {
    const digit = at < text.length ? text.charCodeAt(at) - 48 : -2;
    if (digit >= 0 && digit <= 9) {
      if (value === 0 || value > 99_999) return NaN;
      value = value < 0 ? digit : value * 10 + digit;
      continue;
    }
    if (digit !== -2 || value < 0 || part > 2) return NaN;
    if (order === 0) order = value - (to.core[part] ?? 0);
    part++;
    value = -1;
  }
  return part === 3 ? order : NaN;
}

/** NaN where the value is no version. */
function order(value: string, to: Version, lenient: boolean): number {
  const plain = to.pre.length === 0 ? comparePlain(value, to) : NaN;
  if (!Number.isNaN(plain)) return plain;
  const version = parseVersion(value, lenient);
  return version === null ? NaN : compareVersions(version, to);
}

const ordered =
  (holds: (order: number) => boolean) =>
  (operands: readonly Operand[], _ci: boolean, lenient: boolean): Look => {
    const versions = operands.flatMap((operand) => parseVersion(String(operand), lenient) ?? []);
    return (value) => {
      if (typeof value !== 'string') return UNKNOWN;
      for (const version of versions) {
        const found = order(value, version, lenient);
        if (Number.isNaN(found)) return UNKNOWN;
        if (holds(found)) return 1;
      }
      return 0;
    };
  };

export const versionIs = ordered((found) => found === 0);
export const versionBelow = ordered((found) => found < 0);
export const versionAtMost = ordered((found) => found <= 0);

/** The first version that is out of reach; no pre-release of it is in reach either. */
const ceiling = (major: number, minor: number, patch: number): Version => ({
  core: [major, minor, patch],
  pre: [0],
});

const within =
  (end: (version: Version) => Version) =>
  ([operand]: readonly Operand[], _ci: boolean, lenient: boolean): Look => {
    const start = parseVersion(String(operand), lenient);
    if (start === null) return () => UNKNOWN;
    const beyond = end(start);
    return (value) => {
      const version = typeof value === 'string' ? parseVersion(value, lenient) : null;
      if (version === null) return UNKNOWN;
      return truth(compareVersions(version, start) >= 0 && compareVersions(version, beyond) < 0);
    };
  };

/** Nothing left of the first number that is not 0 may change. */
export const versionCaret = within(({ core: [major, minor, patch] }) => {
  if (major > 0) return ceiling(major + 1, 0, 0);
  return minor > 0 ? ceiling(0, minor + 1, 0) : ceiling(0, 0, patch + 1);
});

/** Only the last number may change. */
export const versionTilde = within(({ core: [major, minor] }) => ceiling(major, minor + 1, 0));
