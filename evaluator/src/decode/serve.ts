import { FULL_EXPOSURE } from '../flag.js';
import { all, integer, isFields, list, optional, shape, within } from './check.js';
import type { Check, Fields } from './check.js';
import { path } from './path.js';

/** The name of a variant of the flag, whose variants were judged before. */
export const variant: Check = (value, { flag }) =>
  (flag.variants as readonly Fields[]).some(({ key }) => key === value);

const units = integer(0, FULL_EXPOSURE);

/** Each share begins where the one before it ends. */
const contiguous: Check = (ranges, judged) => {
  let end: unknown = 0;
  for (const [at, { lo, hi }] of (ranges as readonly Fields[]).entries()) {
    if (lo !== end || (hi as number) < (lo as number)) return within(judged, at);
    end = hi;
  }
  return end === FULL_EXPOSURE;
};

const ranges = all(list(shape({ variant, lo: units, hi: units }), 1), contiguous);
const split = shape({ split: shape({ by: optional(path), ranges }) });
const fixed = shape({ variant });

/** `{variant}` or `{split}`, not both. */
export const serve: Check = (value, judged) =>
  isFields(value) &&
  (value.variant === undefined) !== (value.split === undefined) &&
  (value.split === undefined ? fixed : split)(value, judged);

export const exposure = shape({ by: optional(path), units });
