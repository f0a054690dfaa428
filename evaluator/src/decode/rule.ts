import { isBoolean, isName, isNumber, isText, list, optional, shape } from './check.js';
import { condition } from './condition.js';
import { exposure, serve } from './serve.js';
import { window } from './window.js';

export const rule = shape({
  id: (value) => isName(value) && !value.startsWith('$'),
  name: optional(isText),
  description: optional(isText),
  priority: isNumber,
  enabled: isBoolean,
  when: list(condition),
  window: optional(window),
  exposure: optional(exposure),
  serve,
  track: optional(isBoolean),
});
