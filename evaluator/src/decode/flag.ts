import {
  flagged,
  inside,
  integer,
  list,
  name,
  object,
  oneOf,
  optional,
  rows,
  shape,
  subject,
  text,
} from './check.js';
import type { Check, Fields, Problem } from './check.js';
import { path } from './path.js';
import { rule } from './rule.js';
import { serve, variant } from './serve.js';
import { scalar, variantValue } from './value.js';
import { instant } from './window.js';

const MOST_RULES = 200;

const metadata: Check = (value, flag) => {
  const problem = object(value, flag);
  if (problem !== undefined) return problem;
  for (const [field, held] of Object.entries(value as Fields)) {
    const found = scalar(held, flag);
    if (found !== undefined) return inside(field, found);
  }
  return undefined;
};

/** In this order: type and variants are known when what refers to them is judged. */
const parts = shape({
  format: oneOf(1),
  key: name,
  name: optional(text),
  description: optional(text),
  tags: list(text),
  type: oneOf('boolean', 'string', 'number', 'json'),
  state: oneOf('active', 'disabled', 'archived'),
  version: integer(1, Number.MAX_SAFE_INTEGER),
  salt: text,
  bucketing: oneOf('m3.1'),
  variants: rows(list(shape({ key: name, value: variantValue }), 1), 'key'),
  offVariant: optional(variant),
  prerequisites: list(shape({ flag: name, variants: list(name, 1) })),
  overrides: list(() => undefined),
  rules: rows(list(rule, 0, MOST_RULES), 'id'),
  serve,
  clientVisible: flagged,
  metadata,
});

/** Everything of a flag but its overrides, which are judged one by one. */
export const flagProblem = (value: unknown): Problem | undefined => parts(value, value as Fields);

/** One override of a flag that is right otherwise. */
export const override = shape({ by: path, values: list(subject), variant, expiresAt: optional(instant) });
