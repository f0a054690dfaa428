import { stepsOf } from '../context.js';
import { isName, isText } from './check.js';
import type { Check } from './check.js';

/** A name, a JSON pointer or a list of steps. */
export const path: Check = (value) =>
  (isText(value) || (Array.isArray(value) && value.every(isText))) &&
  value.length > 0 &&
  stepsOf(value).every(isName);
