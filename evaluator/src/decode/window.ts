import { parseInstant } from '../time/instant.js';
import { isText, must, optional, shape, wrong } from './check.js';

export const instant = must(
  (value) => isText(value) && !Number.isNaN(parseInstant(value)),
  'must be a time such as 2026-03-01T09:00Z, with its offset',
);

/** When a rule may match. */
export const window = shape({
  notBefore: optional(instant),
  notAfter: optional(instant),
  recurrence: optional(() => wrong('is not known to this reader')),
});
