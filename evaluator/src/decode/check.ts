/** Checks that say what is wrong and where; none of them throws, whatever it is given. */

/** Why a record is not understood. */
export interface Problem {
  /** JSON pointer into the record; empty for the record itself. */
  readonly pointer: string;
  /** What is wrong there, as a sentence without the place. */
  readonly message: string;
}

export type Fields = { readonly [name: string]: unknown };
export type Check = (value: unknown) => Problem | undefined;
type Step = string | number;

/** Names that reach an object's prototype; nothing of a record may be called so. */
const HOSTILE = new Set<unknown>(['__proto__', 'constructor', 'prototype']);

export const wrong = (message: string): Problem => ({ pointer: '', message });

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isText = (value: unknown): value is string => typeof value === 'string';
export const isName = (value: unknown): value is string =>
  typeof value === 'string' && value !== '' && value.length <= 256 && !HOSTILE.has(value);
export const isBoolean = (value: unknown): value is boolean => typeof value === 'boolean';
export const isNumber = (value: unknown): value is number => Number.isFinite(value);

const escape = (step: Step): string => String(step).replaceAll('~', '~0').replaceAll('/', '~1');

/** The same problem, seen from the value that holds it. */
export const inside = (step: Step, problem: Problem | undefined): Problem | undefined =>
  problem && { pointer: `/${escape(step)}${problem.pointer}`, message: problem.message };

/** A check made of a test and the sentence for its failure. */
export const must =
  (test: (value: unknown) => boolean, message: string): Check =>
  (value) =>
    test(value) ? undefined : wrong(message);

export const oneOf = (...allowed: readonly unknown[]): Check =>
  must((value) => allowed.includes(value), `must be one of ${allowed.join(', ')}`);

export const name = must(isName, 'must be a text of 1 to 256 characters, and no reserved word');
export const text = must(isText, 'must be a text');
export const flagged = must(isBoolean, 'must be true or false');
export const number = must(isNumber, 'must be a finite number');
export const subject = must(
  (value) => Number.isSafeInteger(value) || (isText(value) && value !== ''),
  'must be a non-empty text or a safe integer',
);

export const optional =
  (check: Check): Check =>
  (value) =>
    value === undefined ? undefined : check(value);

export const integer = (low: number, high: number): Check =>
  must(
    (value) => Number.isSafeInteger(value) && Number(value) >= low && Number(value) <= high,
    `must be a whole number from ${low} to ${high}`,
  );

/** A list, each element checked; `least` and `most` bound its length. */
export function list(check: Check, least = 0, most = Infinity): Check {
  return (value) => {
    if (!Array.isArray(value)) return wrong('must be a list');
    if (value.length < least) return wrong(`must have ${least} or more elements`);
    if (value.length > most) return wrong(`must have at most ${most} elements`);
    for (let i = 0; i < value.length; i++) {
      const problem = check(value[i]);
      if (problem !== undefined) return inside(i, problem);
    }
    return undefined;
  };
}

/** An object whose fields are checked in turn; fields without a check are ignored. */
export function shape(
  checks: { readonly [field: string]: Check },
  whole?: (fields: Fields) => Problem | undefined,
): Check {
  const fields = Object.entries(checks);
  return (value) => {
    if (!isFields(value)) return wrong('must be an object');
    for (const [field, check] of fields) {
      const problem = check(value[field]);
      if (problem !== undefined) return inside(field, problem);
    }
    return whole?.(value);
  };
}

/** The first element that repeats an earlier one. */
export function repeated(values: readonly unknown[]): number {
  return new Set(values).size === values.length
    ? -1
    : values.findIndex((value, at) => values.indexOf(value) < at);
}
