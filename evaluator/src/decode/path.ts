import { stepsOf } from '../context.js';
import { isName, isText, must } from './check.js';

/** A name, a JSON pointer or a list of steps. */
export const path = must(
  (value) =>
    (isText(value) || (Array.isArray(value) && value.every(isText))) &&
    value.length > 0 &&
    stepsOf(value).every(isName),
  'must be a name, a JSON pointer or a list of names',
);
