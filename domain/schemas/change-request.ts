import { z } from 'zod';
import { CHANGE_LIMITS, type ChangeRequest } from '../proposal/intent.js';
import { FULL_UNITS } from '../proposal/units.js';
import { intentSchema } from './intent.js';
import type { Proven, Same } from './same.js';
import { json, label, reason } from './text.js';

/** The longest a stage may wait: Temporal keeps longer timers, people do not. */
const MAX_STAGE_WAIT_MS = 400 * 86_400_000;

const stage = z.strictObject({
  units: z.int().min(1).max(FULL_UNITS, 'must be at most 100000 units, which is 100 percent'),
  wait: z.strictObject({ forMs: z.int().min(0).max(MAX_STAGE_WAIT_MS) }).exactOptional(),
});

const parts = {
  title: z
    .string()
    .max(CHANGE_LIMITS.titleLength)
    .refine((text) => text.trim() !== '', 'must not be empty'),
  reason,
  ticket: z.string().min(1).max(CHANGE_LIMITS.titleLength).exactOptional(),
  stages: z.array(stage).min(1).max(CHANGE_LIMITS.stages).exactOptional(),
  metadata: z.record(label, json).exactOptional(),
};

const apply = z.strictObject({ mode: z.literal('onApproval') });

/** The stored request, whose hash a signed command names. */
export const changeRequestSchema = z.strictObject({
  format: z.literal(1),
  ...parts,
  items: z.array(intentSchema).min(1).max(CHANGE_LIMITS.importItems),
  apply,
  source: z.enum(['author', 'import']),
});

export type ChangeRequestSchemaIsChangeRequest = Proven<
  Same<z.output<typeof changeRequestSchema>, ChangeRequest>
>;

/** What a person sends: the same with defaults. An import has a door of its own. */
export const changeInputSchema = z.strictObject({
  format: z.literal(1).default(1),
  ...parts,
  items: z.array(intentSchema).min(1).max(CHANGE_LIMITS.items),
  apply: apply.default({ mode: 'onApproval' }),
  source: z.literal('author').default('author'),
});
