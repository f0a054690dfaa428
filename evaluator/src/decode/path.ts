import { stepsOf } from '../context.js';
import { isName, isText, must } from './check.js';

const isSteps = (value: unknown): value is readonly string[] => Array.isArray(value) && value.every(isText);

const isPath = (value: unknown): boolean =>
  (isText(value) || isSteps(value)) && value.length > 0 && stepsOf(value).every(isName);

/** A name, a JSON pointer or a list of steps. */
export const path = must(isPath, 'must be a name, a JSON pointer or a list of names');
