import { z } from 'zod';
import { label, key } from './text.js';

/** The schema of rules is part of the stored record; `flag.ts` proves the whole equal to the evaluator's type. */

export const attributePath = z.union([label, z.array(label).min(1).max(20)]);

const operand = z.union([z.string(), z.number(), z.boolean()]);

const attributeCondition = z.strictObject({
  attr: attributePath,
  op: label,
  values: z.array(operand).max(10_000).exactOptional(),
  ci: z.boolean().exactOptional(),
  lenient: z.boolean().exactOptional(),
  negate: z.boolean().exactOptional(),
});

const segmentCondition = z.strictObject({
  op: z.enum(['in_segment', 'not_in_segment']),
  values: z.array(key).min(1).max(1_000),
  negate: z.boolean().exactOptional(),
});

const anyOfCondition = z.strictObject({
  anyOf: z
    .array(z.union([segmentCondition, attributeCondition]))
    .min(1)
    .max(200),
  negate: z.boolean().exactOptional(),
});

export const condition = z.union([attributeCondition, segmentCondition, anyOfCondition]);
