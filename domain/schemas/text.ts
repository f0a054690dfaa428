import type { Json } from '@sluice/evaluator';
import { z } from 'zod';
import { CHANGE_LIMITS } from '../proposal/intent.js';
import { HOSTILE_KEYS, KEY_PATTERN } from '../ids.js';

/** A flag, environment or project key. */
export const key = z
  .string()
  .regex(KEY_PATTERN, {
    error: 'must be 1 to 128 letters, digits, dots, underscores or hyphens, the first a letter or digit',
    abort: true,
  })
  .refine((text) => !HOSTILE_KEYS.includes(text), 'cannot be a key; choose another');

/** A rule's id: it stands in rollout ids and URLs, and takes in the names of variants such as `10%`. */
export const ruleId = z
  .string()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._%+-]{0,127}$/,
    'must be 1 to 128 letters, digits or any of . _ % + -, the first a letter or digit',
  );

/** The name of a variant, an attribute, an operator or a tag. */
export const label = z.string().min(1).max(128);

/** A sentence or two for people. */
export const prose = z.string().max(CHANGE_LIMITS.textLength);

/** Prose that must say something. */
export const reason = prose.refine((text) => text.trim() !== '', 'must say why');

/** Anything JSON can carry. What comes in was parsed from JSON, so only a missing member is refused. */
export const json = z.custom<Json>((value) => value !== undefined, 'is missing');

/** The extra facts of a flag. */
export const metadata = z.record(label, z.union([z.string(), z.number(), z.boolean()]));
