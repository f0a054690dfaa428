import { integer, list, name, oneOf, optional, shape, subject } from './check.js';
import type { Fields, Problem } from './check.js';
import { condition } from './condition.js';
import { path } from './path.js';

const parts = shape({
  format: oneOf(1),
  key: name,
  version: integer(1, Number.MAX_SAFE_INTEGER),
  include: list(subject),
  exclude: list(subject),
  by: optional(path),
  when: list(condition),
  anyOf: list(name),
  parent: optional(name),
});

export const segmentProblem = (value: unknown): Problem | undefined => parts(value, value as Fields);
