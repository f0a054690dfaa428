/** Checks that say what is wrong and where; none of them throws, whatever it is given. */

/** Why a record is not understood. */
export interface Problem {
  /** JSON pointer into the record; empty for the record itself. */
  readonly pointer: string;
  /** What is wrong there, as a sentence without the place. */
  readonly message: string;
}

export type Fields = { readonly [name: string]: unknown };
/** Judges a value, knowing the whole (flag, segment or condition) it stands in, as far as that was judged before. */
export type Check = (value: unknown, whole: Fields) => Problem | undefined;

/** Names that reach an object's prototype; nothing of a record may be called so. */
const HOSTILE = new Set(['__proto__', 'constructor', 'prototype']);

export const wrong = (message: string): Problem => ({ pointer: '', message });

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isText = (value: unknown): value is string => typeof value === 'string';
export const isName = (value: unknown): value is string =>
  isText(value) && value !== '' && value.length <= 256 && !HOSTILE.has(value);
export const isNumber = (value: unknown): value is number => Number.isFinite(value);

/** The same problem, seen from the value that holds it. */
export const inside = (step: string | number, problem: Problem | undefined): Problem | undefined =>
  problem && {
    pointer: `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}${problem.pointer}`,
    message: problem.message,
  };

/** A check made of a test and the sentence for its failure. */
export const must =
  (test: (value: unknown, whole: Fields) => boolean, message: string): Check =>
  (value, whole) =>
    test(value, whole) ? undefined : wrong(message);

export const oneOf = (...allowed: readonly unknown[]): Check =>
  must((value) => allowed.includes(value), `must be one of ${allowed.join(', ')}`);

export const name = must(isName, 'must be a text of 1 to 256 characters, and no reserved word');
export const text = must(isText, 'must be a text');
export const flagged = oneOf(true, false);
export const number = must(isNumber, 'must be a finite number');
export const subject = must(
  (value) => Number.isSafeInteger(value) || (isText(value) && value !== ''),
  'must be a non-empty text or a safe integer',
);
export const object = must(isFields, 'must be an object');

export const optional =
  (check: Check): Check =>
  (value, whole) =>
    value === undefined ? undefined : check(value, whole);

export const integer = (low: number, high: number): Check =>
  must(
    (value) => Number.isSafeInteger(value) && Number(value) >= low && Number(value) <= high,
    `must be a whole number from ${low} to ${high}`,
  );

/** A list, each element checked; `least` and `most` bound its length. */
export const list =
  (check: Check, least = 0, most = Infinity): Check =>
  (value, whole) => {
    if (!Array.isArray(value) || value.length < least || value.length > most)
      return wrong(`must be a list of ${least} to ${most} elements`);
    for (let at = 0; at < value.length; at++) {
      const problem = check(value[at], whole);
      if (problem !== undefined) return inside(at, problem);
    }
    return undefined;
  };

/** A list of objects that `check` accepts, no two of them with the same `field`. */
export const rows =
  (check: Check, field: string): Check =>
  (values, whole) => {
    const problem = check(values, whole);
    if (problem !== undefined) return problem;
    const held = (values as readonly Fields[]).map((row) => row[field]);
    const at = held.findIndex((one, index) => held.indexOf(one) < index);
    return at < 0 ? undefined : inside(at, inside(field, wrong('is used twice')));
  };

/** An object whose fields are checked in turn; fields without a check are ignored. */
export function shape(checks: { readonly [field: string]: Check }): Check {
  const fields = Object.entries(checks);
  return (value, whole) => {
    if (!isFields(value)) return object(value, whole);
    for (const [field, check] of fields) {
      const problem = check(value[field], whole);
      if (problem !== undefined) return inside(field, problem);
    }
    return undefined;
  };
}
