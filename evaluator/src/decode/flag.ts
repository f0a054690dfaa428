import { isScalar } from '../operators/kinds.js';
import {
  all,
  integer,
  isBoolean,
  isFields,
  isName,
  isSubject,
  isText,
  list,
  oneOf,
  optional,
  shape,
  unlike,
  within,
} from './check.js';
import type { Check } from './check.js';
import { path } from './path.js';
import { rule } from './rule.js';
import { serve, variant } from './serve.js';
import { variantValue } from './value.js';
import { instant } from './window.js';

const MOST_RULES = 200;

const metadata: Check = (value, judged) =>
  isFields(value) && Object.entries(value).every(([field, held]) => isScalar(held) || within(judged, field));

/**
 * Everything of a flag but its overrides, which are judged one by one.
 * In this order: type and variants are known when what refers to them is judged.
 */
export const flag = shape({
  format: oneOf(1),
  key: isName,
  name: optional(isText),
  description: optional(isText),
  tags: list(isText),
  type: oneOf('boolean', 'string', 'number', 'json'),
  state: oneOf('active', 'disabled', 'archived'),
  version: integer(1, Number.MAX_SAFE_INTEGER),
  salt: isText,
  bucketing: oneOf('m3.1'),
  variants: all(list(shape({ key: isName, value: variantValue }), 1), unlike('key')),
  offVariant: optional(variant),
  prerequisites: list(shape({ flag: isName, variants: list(isName, 1) })),
  overrides: Array.isArray,
  rules: all(list(rule, 0, MOST_RULES), unlike('id')),
  serve,
  clientVisible: isBoolean,
  metadata,
});

/** One override of a flag that is right otherwise. */
export const override = shape({ by: path, values: list(isSubject), variant, expiresAt: optional(instant) });
