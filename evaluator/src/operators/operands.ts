/** Checks of operands; they see the whole condition, as versions may be read leniently. */
import { isNumber, isText, list, must, oneOf, wrong } from '../decode/check.js';
import type { Check } from '../decode/check.js';
import { scalar } from '../decode/value.js';
import { parseRange } from './cidr.js';
import { instantOf } from './dates.js';
import { KINDS } from './kinds.js';
import { parsePattern } from './pattern/parse.js';
import { parseVersion } from './semver.js';

const finite = must(isNumber, 'must be a finite number');
const count = must((value) => Number.isSafeInteger(value) && Number(value) >= 0, 'must be a count');
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

const version = must(
  (value, { lenient }) => isText(value) && parseVersion(value, lenient === true) !== null,
  'must be a version such as 1.2.3',
);

const ascending =
  (check: Check): Check =>
  (values, whole) => {
    const problem = check(values, whole);
    if (problem !== undefined) return problem;
    const [low = 0, high = low] = values as readonly number[];
    return low > high ? wrong('must not begin above its end') : undefined;
  };

export const none = list(() => undefined, 0, 0);
export const scalars = list(scalar, 1);
export const texts = list(
  must((value) => isText(value) && value !== '', 'must be a text that is not empty'),
  1,
);
export const number = list(finite, 1, 1);
export const pair = ascending(list(finite, 2, 2));
export const size = ascending(list(count, 1, 2));
export const kinds = list(oneOf(...KINDS), 1);
export const date = list(instant, 1, 1);
export const ranges = list(range, 1);
export const patterns = list(pattern, 1);
export const versions = list(version, 1);
export const oneVersion = list(version, 1, 1);
