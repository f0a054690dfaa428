import { isNumber, isText, list, must, oneOf, wrong } from '../decode/check.js';
import type { Check } from '../decode/check.js';
import { parseRange } from './cidr.js';
import { instantOf } from './dates.js';
import { isScalar, KINDS } from './kinds.js';
import { parsePattern } from './pattern/parse.js';
import { parseVersion } from './semver.js';

/** Checks the operands of a condition, which may ask for a lenient reading. */
export type OperandCheck = (values: unknown, lenient: boolean) => ReturnType<Check>;

const finite = must(isNumber, 'must be a finite number');
const count = must(
  (value) => Number.isSafeInteger(value) && Number(value) >= 0,
  'must be a whole number, 0 or more',
);
const instant = must(
  (value) => !Number.isNaN(instantOf(value)),
  'must be a time such as 2026-03-01T09:00Z, with its offset, or milliseconds since the epoch',
);
const range = must(
  (value) => isText(value) && parseRange(value) !== null,
  'must be an address or a range such as 10.0.0.0/8',
);

const pattern: Check = (value) => {
  const parsed = isText(value) ? parsePattern(value) : 'must be a text';
  return typeof parsed === 'string' ? wrong(parsed) : undefined;
};

const version =
  (lenient: boolean): Check =>
  (value) =>
    isText(value) && parseVersion(value, lenient) !== null
      ? undefined
      : wrong('must be a version such as 1.2.3');

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

export const none: OperandCheck = list(() => undefined, 0, 0);
export const scalars: OperandCheck = list(
  must(isScalar, 'must be a text, a finite number, true or false'),
  1,
);
export const texts: OperandCheck = list(
  must((value) => isText(value) && value !== '', 'must be a text that is not empty'),
  1,
);
export const number: OperandCheck = list(finite, 1, 1);
export const pair: OperandCheck = ascending(list(finite, 2, 2));
export const size: OperandCheck = ascending(list(count, 1, 2));
export const kinds: OperandCheck = list(oneOf(...KINDS), 1);
export const date: OperandCheck = list(instant, 1, 1);
export const ranges: OperandCheck = list(range, 1);
export const patterns: OperandCheck = list(pattern, 1);
export const versions: OperandCheck = (values, lenient) => list(version(lenient), 1)(values);
export const oneVersion: OperandCheck = (values, lenient) => list(version(lenient), 1, 1)(values);
