import {
  flagged,
  inside,
  integer,
  isFields,
  list,
  must,
  name,
  oneOf,
  optional,
  shape,
  subject,
  text,
  wrong,
} from './check.js';
import type { Check, Fields, Problem } from './check.js';
import { path } from './path.js';
import { references, variantKeys } from './references.js';
import { rule } from './rule.js';
import { known, serve } from './serve.js';
import { instant } from './window.js';

const MOST_RULES = 200;

const scalar = must(
  (value) => typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value),
  'must be a text, a number, true or false',
);

const metadata: Check = (value) => {
  if (!isFields(value)) return wrong('must be an object');
  for (const [field, held] of Object.entries(value)) {
    const problem = inside(field, scalar(held));
    if (problem !== undefined) return problem;
  }
  return undefined;
};

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
  variants: list(shape({ key: name }), 1),
  offVariant: optional(name),
  prerequisites: list(shape({ flag: name, variants: list(name, 1) })),
  overrides: list(() => undefined),
  rules: list(rule, 0, MOST_RULES),
  serve,
  clientVisible: flagged,
  metadata,
});

/** Everything of a flag but its overrides, which are judged one by one. */
export const flagProblem = (value: unknown): Problem | undefined =>
  parts(value) ?? references(value as Fields);

const override = shape({ by: path, values: list(subject), variant: name, expiresAt: optional(instant) });

/** One override of a flag that is right otherwise. */
export const overrideProblem = (value: unknown, flag: Fields): Problem | undefined =>
  override(value) ?? inside('variant', known((value as Fields).variant, variantKeys(flag)));
