import { z } from 'zod';
import { redisUrl, verifyKeys } from '../domain/schemas/setting-values.js';

/** What a worker is told by its environment. Temporal's own connection settings are read by its library. */
export const workerSettings = z.object({
  /** `redis://…` of the flag store, with the right to write. */
  SLUICE_REDIS_URL: redisUrl,
  SLUICE_PROJECT: z.string({ error: 'is missing: the one project this deployment serves' }).min(1),
  /** Queue of workflows and store activities; notices use `<queue>-notify`. */
  SLUICE_TASK_QUEUE: z.string().default('sluice'),
  SLUICE_VERIFY_KEYS: verifyKeys,
  /** A genesis file to found the project with, where it is empty. */
  SLUICE_GENESIS_FILE: z.string().optional(),
  /** Where notices go; without it they are logged. */
  SLUICE_WEBHOOK_URL: z.url().optional(),
  /** Standard Webhooks secret, `whsec_…`. */
  SLUICE_WEBHOOK_SECRET: z
    .string()
    .startsWith('whsec_', 'must be a Standard Webhooks secret: whsec_…')
    .optional(),
  /** `1`: refuse to start on a Redis that can lose or evict acknowledged writes. */
  SLUICE_STRICT_DURABILITY: z.enum(['0', '1']).default('0'),
  SLUICE_LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error']).default('info'),
});

export type WorkerSettings = z.output<typeof workerSettings>;
