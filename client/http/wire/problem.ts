import { z } from 'zod';
import { list } from './shared.js';

export const fieldError = z.object({ pointer: z.string(), code: z.string(), detail: z.string() });

/** RFC 9457, with a code that programs can rely on. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  code: z.string(),
  detail: z.string(),
  requestId: z.string(),
  errors: list(fieldError),
  current: z.unknown().optional(),
});

export type ProblemBody = z.output<typeof problem>;
