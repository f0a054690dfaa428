/** Checks of operands; they see the condition, as versions may be read leniently. */
import { all, integer, isFilled, isNumber, isText, list, oneOf } from '../decode/check.js';
import type { Check } from '../decode/check.js';
import { parseRange } from './cidr.js';
import { instantOf } from './dates.js';
import { isScalar, KINDS } from './kinds.js';
import { costOf } from './pattern/parse.js';
import { parseVersion } from './semver.js';

const count = integer(0, Infinity);
const instant: Check = (value) => !Number.isNaN(instantOf(value));
const range: Check = (value) => isText(value) && parseRange(value) !== null;
/** All patterns of a record together: so many steps against long texts take some tenths of a second. */
const MOST_COST = 10_000;
const pattern: Check = (value, judged) =>
  isText(value) && (judged.cost += costOf(value, judged.condition.ci === true)) <= MOST_COST;
const version: Check = (value, { condition: { lenient } }) =>
  isText(value) && parseVersion(value, lenient === true) !== null;

const ascending: Check = (values) => {
  const [low = 0, high = low] = values as readonly number[];
  return low <= high;
};

export const none = list(isText, 0, 0);
export const scalars = list(isScalar, 1);
export const texts = list(isFilled, 1);
export const number = list(isNumber, 1, 1);
export const pair = all(list(isNumber, 2, 2), ascending);
export const size = all(list(count, 1, 2), ascending);
export const kinds = list(oneOf(...KINDS), 1);
export const date = list(instant, 1, 1);
export const ranges = list(range, 1);
export const patterns = list(pattern, 1);
export const versions = list(version, 1);
export const oneVersion = list(version, 1, 1);
