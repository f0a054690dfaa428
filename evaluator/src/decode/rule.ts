import { flagged, isName, list, must, number, optional, shape, text } from './check.js';
import { condition } from './condition.js';
import { exposure, serve } from './serve.js';
import { window } from './window.js';

const id = must(
  (value) => isName(value) && !value.startsWith('$'),
  'must be a name that does not begin with $',
);

export const rule = shape({
  id,
  name: optional(text),
  description: optional(text),
  priority: number,
  enabled: flagged,
  when: list(condition),
  window: optional(window),
  exposure: optional(exposure),
  serve,
  track: optional(flagged),
});
