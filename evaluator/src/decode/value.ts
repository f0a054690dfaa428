import { isScalar } from '../operators/kinds.js';
import type { Check } from './check.js';

const DEEPEST = 20;

/** Stops counting once the value is too deep, so that a nested bomb costs nothing. */
const isShallow = (value: unknown, levels: number): boolean =>
  typeof value !== 'object' ||
  value === null ||
  (levels > 0 && Object.values(value).every((inner) => isShallow(inner, levels - 1)));

/** A value of the flag's type, which was judged before. */
export const variantValue: Check = (value, { flag: { type } }) =>
  type === 'json'
    ? value !== undefined && isShallow(value, DEEPEST)
    : typeof value === type && isScalar(value);

/** Freezes a value to its last leaf, as it is given to callers by reference. */
export function freeze(value: unknown): void {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
}
