import { FULL_EXPOSURE } from '../flag.js';
import { inside, integer, list, must, name, object, optional, shape, wrong } from './check.js';
import type { Check, Fields } from './check.js';
import { path } from './path.js';

/** The name of a variant of the flag, whose variants were judged before. */
export const variant: Check = (value, flag) => name(value, flag) ?? known(value, flag);

const known = must(
  (value, { variants }) => (variants as readonly Fields[]).some(({ key }) => key === value),
  'is no variant of the flag',
);

const units = integer(0, FULL_EXPOSURE);
const listed = list(shape({ variant, lo: units, hi: units }), 1);

const ranges: Check = (value, flag) => {
  const problem = listed(value, flag);
  if (problem !== undefined) return problem;
  let end: unknown = 0;
  for (const [at, { lo, hi }] of (value as readonly Fields[]).entries()) {
    if (lo !== end || Number(hi) < Number(lo))
      return inside(at, wrong('must begin where the one before it ends'));
    end = hi;
  }
  return end === FULL_EXPOSURE ? undefined : wrong(`must end at ${FULL_EXPOSURE}`);
};

const split = shape({ split: shape({ by: optional(path), ranges }) });
const fixed = shape({ variant });

/** `{variant}` or `{split}`, not both. */
export const serve: Check = (value, flag) => {
  const problem = object(value, flag);
  if (problem !== undefined) return problem;
  const { variant: one, split: several } = value as Fields;
  if ((one === undefined) === (several === undefined)) return wrong('must have either a variant or a split');
  return (one === undefined ? split : fixed)(value, flag);
};

export const exposure = shape({ by: optional(path), units });
