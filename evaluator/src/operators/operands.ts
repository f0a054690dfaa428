import { isNumber, isText, list, must, oneOf, wrong } from '../decode/check.js';
import type { Check } from '../decode/check.js';

const isScalar = (value: unknown): boolean => isText(value) || isNumber(value) || typeof value === 'boolean';

/** Exactly one value that passes. */
export const single = (check: Check): Check => list(check, 1, 1);

export const none: Check = list(() => undefined, 0, 0);
export const scalars = list(must(isScalar, 'must be a text, a finite number, true or false'), 1);
export const texts = list(
  must((value) => isText(value) && value !== '', 'must be a text that is not empty'),
  1,
);
export const number = single(must(isNumber, 'must be a finite number'));
export const types = list(oneOf('string', 'number', 'boolean', 'array', 'object'), 1);

const count = must(
  (value) => Number.isSafeInteger(value) && Number(value) >= 0,
  'must be a whole number, 0 or more',
);

const ascending =
  (check: Check): Check =>
  (values) => {
    const problem = check(values);
    if (problem !== undefined) return problem;
    const [low, high] = values as readonly number[];
    return low !== undefined && high !== undefined && low > high
      ? wrong('must not begin above its end')
      : undefined;
  };

export const range = ascending(list(must(isNumber, 'must be a finite number'), 2, 2));
export const size = ascending(list(count, 1, 2));
