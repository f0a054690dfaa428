/**
 * Checks that say yes or no, and note where it was no; none of them throws, whatever it is given. What belongs there
 * is for people who write records: `sentences.ts` has the words, and no app that only reads carries them.
 */

export type Fields = { readonly [name: string]: unknown };

/** A record while it is judged. */
export interface Judged {
  /** The whole, as far as it was judged before. */
  readonly flag: Fields;
  /** The condition whose operands are judged. */
  condition: Fields;
  /** What the patterns so far cost. */
  cost: number;
  /** Where the last check said no: a JSON pointer into what it was given. */
  pointer: string;
}

export type Check = (value: unknown, judged: Judged) => boolean;

/** Names that reach an object's prototype; nothing of a record may be called so. */
const HOSTILE = new Set(['__proto__', 'constructor', 'prototype']);

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isText = (value: unknown): value is string => typeof value === 'string';
export const isFilled = (value: unknown): value is string => isText(value) && value !== '';
export const isName = (value: unknown): value is string =>
  isFilled(value) && value.length <= 256 && !HOSTILE.has(value);
export const isNumber = (value: unknown): value is number => Number.isFinite(value);
export const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
export const isSubject = (value: unknown): boolean => Number.isSafeInteger(value) || isFilled(value);

/** Says no, one step further on the way to what is wrong. */
export function within(judged: Judged, step: string | number): false {
  judged.pointer = `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}${judged.pointer}`;
  return false;
}

export const oneOf =
  (...allowed: readonly unknown[]): Check =>
  (value) =>
    allowed.includes(value);

export const optional =
  (check: Check): Check =>
  (value, judged) =>
    value === undefined || check(value, judged);

export const integer =
  (low: number, high: number): Check =>
  (value) =>
    Number.isSafeInteger(value) && (value as number) >= low && (value as number) <= high;

/** A list, each element checked; `least` and `most` bound its length. */
export const list =
  (check: Check, least = 0, most = Infinity): Check =>
  (value, judged) => {
    if (!Array.isArray(value) || value.length < least || value.length > most) return false;
    for (let at = 0; at < value.length; at++) if (!check(value[at], judged)) return within(judged, at);
    return true;
  };

/** A field that no two rows have alike; the rows were judged before. */
export const unlike =
  (field: string): Check =>
  (rows, judged) => {
    const held = new Set<unknown>();
    for (const [at, row] of (rows as readonly Fields[]).entries()) {
      if (held.has(row[field])) {
        judged.pointer = `/${at}/${field}`;
        return false;
      }
      held.add(row[field]);
    }
    return true;
  };

/** An object whose fields are checked in turn; fields without a check are ignored. */
export function shape(checks: { readonly [field: string]: Check }): Check {
  const fields = Object.entries(checks);
  return (value, judged) => {
    if (!isFields(value)) return false;
    for (const [field, check] of fields) if (!check(value[field], judged)) return within(judged, field);
    return true;
  };
}

/** A check that stands on others. */
export const all =
  (first: Check, second: Check): Check =>
  (value, judged) =>
    first(value, judged) && second(value, judged);
