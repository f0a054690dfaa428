import type { Flag } from '@sluice/evaluator';
import { z } from 'zod';
import { attributePath } from './condition.js';
import { rule, serve } from './rule.js';
import type { Proven, Same } from './same.js';
import { json, key, label, metadata, prose } from './text.js';

/** A record is judged whole, so its parts are bounded as well. */
export const RECORD_LIMITS = { bytes: 65_536, rules: 200, variants: 200 } as const;

export const flagType = z.enum(['boolean', 'string', 'number', 'json']);
export const variants = z
  .array(z.strictObject({ key: label, value: json }))
  .min(1)
  .max(RECORD_LIMITS.variants);
export const rules = z.array(rule).max(RECORD_LIMITS.rules);
export const tags = z.array(label).max(50);

const prerequisite = z.strictObject({ flag: key, variants: z.array(label).min(1) });

const override = z.strictObject({
  by: attributePath,
  values: z.array(z.union([z.string(), z.number()])),
  variant: label,
  expiresAt: z.iso.datetime({ offset: true }).exactOptional(),
});

/** The stored record. What it means is for the evaluator to judge; this is its shape. */
export const flagSchema = z.strictObject({
  format: z.literal(1),
  key,
  name: prose.exactOptional(),
  description: prose.exactOptional(),
  tags,
  type: flagType,
  state: z.enum(['active', 'disabled', 'archived']),
  version: z.int().min(1),
  salt: z.string().min(1).max(128),
  bucketing: z.literal('m3.1'),
  variants,
  offVariant: label.exactOptional(),
  prerequisites: z.array(prerequisite).max(50),
  overrides: z.array(override).max(1_000),
  rules,
  serve,
  clientVisible: z.boolean(),
  metadata,
});

export type FlagSchemaIsFlag = Proven<Same<z.output<typeof flagSchema>, Flag>>;
