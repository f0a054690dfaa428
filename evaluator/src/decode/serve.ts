import { FULL_EXPOSURE } from '../flag.js';
import { inside, integer, isFields, list, name, optional, shape, wrong } from './check.js';
import type { Check, Fields, Problem } from './check.js';
import { path } from './path.js';

const units = integer(0, FULL_EXPOSURE);

const ranges: Check = (value) =>
  list(shape({ variant: name, lo: units, hi: units }), 1)(value) ?? contiguous(value as readonly Fields[]);

function contiguous(all: readonly Fields[]): Problem | undefined {
  let end: unknown = 0;
  for (const [at, { lo, hi }] of all.entries()) {
    if (lo !== end || Number(hi) < Number(lo))
      return inside(at, wrong('must begin where the one before it ends'));
    end = hi;
  }
  return end === FULL_EXPOSURE ? undefined : wrong(`must end at ${FULL_EXPOSURE}`);
}

const split = shape({ by: optional(path), ranges });

/** `{variant}` or `{split}`, not both. */
export const serve: Check = (value) => {
  if (!isFields(value)) return wrong('must be an object');
  if ((value.variant === undefined) === (value.split === undefined)) {
    return wrong('must have either a variant or a split');
  }
  return value.split === undefined
    ? inside('variant', name(value.variant))
    : inside('split', split(value.split));
};

export const exposure = shape({ by: optional(path), units });

/** Checks that what is served is among the flag's variants. */
export function servesKnown(served: unknown, variants: ReadonlySet<unknown>): Problem | undefined {
  const { variant, split: parts } = served as { variant?: string; split?: { ranges: readonly Fields[] } };
  if (parts === undefined) return inside('variant', known(variant, variants));
  for (const [at, range] of parts.ranges.entries()) {
    const problem = inside(at, inside('variant', known(range.variant, variants)));
    if (problem !== undefined) return inside('split', inside('ranges', problem));
  }
  return undefined;
}

export const known = (variant: unknown, variants: ReadonlySet<unknown>): Problem | undefined =>
  variants.has(variant)
    ? undefined
    : wrong(`names ${JSON.stringify(variant)}, which is no variant of the flag`);
