import { inside, wrong } from './check.js';
import type { Fields, Problem } from './check.js';

const DEEPEST = 20;

const isOfType: { readonly [type: string]: (value: unknown) => boolean } = {
  boolean: (value) => typeof value === 'boolean',
  string: (value) => typeof value === 'string',
  number: (value) => Number.isFinite(value),
  json: (value) => value !== undefined && depth(value, 0) <= DEEPEST,
};

/** Stops counting once the value is too deep, so that a nested bomb costs nothing. */
function depth(value: unknown, above: number): number {
  if (typeof value !== 'object' || value === null || above > DEEPEST) return above;
  let deepest = above + 1;
  for (const inner of Object.values(value)) deepest = Math.max(deepest, depth(inner, above + 1));
  return deepest;
}

/** The first variant whose value is not of the flag's type. */
export function variantValue(flag: Fields): Problem | undefined {
  const { type, variants } = flag as { type: string; variants: readonly Fields[] };
  const at = variants.findIndex(({ value }) => isOfType[type]?.(value) !== true);
  if (at < 0) return undefined;
  const sentence =
    type === 'json' ? `must be JSON of at most ${DEEPEST} levels` : `must be a ${type}, as the flag is`;
  return inside(at, inside('value', wrong(sentence)));
}

/** Freezes a value to its last leaf, as it is given to callers by reference. */
export function freeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(freeze);
  return value;
}
