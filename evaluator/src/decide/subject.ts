import { subjectOf } from '../bucket/bucket.js';
import { attribute, read } from '../context.js';
import type { Attribute, Reading } from '../context.js';

const TARGETING_KEY = attribute();

/** Whom the context names there, or undefined. Nearly always it is the targeting key, which is read in place. */
export const subjectIn = (by: Attribute, reading: Reading): string | undefined =>
  subjectOf(by === TARGETING_KEY && !reading.inherits ? reading.context.targetingKey : read(by, reading));
