import { integer, isName, isSubject, list, oneOf, optional, shape } from './check.js';
import { condition } from './condition.js';
import { path } from './path.js';

export const segment = shape({
  format: oneOf(1),
  key: isName,
  version: integer(1, Number.MAX_SAFE_INTEGER),
  include: list(isSubject),
  exclude: list(isSubject),
  by: optional(path),
  when: list(condition),
  anyOf: list(isName),
  parent: optional(isName),
});
