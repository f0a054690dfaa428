import type { Decision, Flag } from '@sluice/evaluator';
import { z } from 'zod';
import { flagSchema } from '../../../domain/schemas/flag.js';
import type { LiveFlag } from '../../../domain/proposal/live.js';
import type { HistoryEntry } from '../../../store/port.js';
import { list, page, time, timeOf } from './shared.js';

/** The stored record. Its schema is proven equal to `Flag` but for `readonly`, which zod does not infer. */
const record = (flagSchema as unknown as z.ZodType<Flag>)
  .nullable()
  .meta({ description: 'null where the flag was deleted' });

export const flag = z.object({
  environment: z.string(),
  key: z.string(),
  version: z.int(),
  record,
});
export type FlagBody = z.output<typeof flag>;

export const flagPage = page(flag);
export type FlagPage = z.output<typeof flagPage>;

export const flagBody = ({ env, key, version, record: held }: LiveFlag): FlagBody => ({
  environment: env,
  key,
  version,
  record: held,
});

const historyEntry = z.object({
  version: z.int(),
  at: time,
  change: z.string().nullable(),
  opId: z.string(),
  ledgerSeq: z.int(),
  record,
});

export const history = z.object({ items: list(historyEntry) });
export type HistoryBody = z.output<typeof history>;

export const historyBody = (entries: readonly HistoryEntry[]): HistoryBody => ({
  items: entries.map(({ version, at, change, opId, ledgerSeq, record: held }) => ({
    ...{ version, change, opId, ledgerSeq, record: held },
    at: timeOf(at),
  })),
});

export const evaluation = z.object({
  value: z.unknown(),
  variant: z.string().nullable(),
  reason: z.string(),
  ruleId: z.string().nullable(),
  version: z.int().nullable(),
  errorCode: z.string().nullable(),
});
export type EvaluationBody = z.output<typeof evaluation>;

export const evaluationBody = (decision: Decision): EvaluationBody => ({
  value: decision.value ?? null,
  variant: decision.variant ?? null,
  reason: decision.reason,
  ruleId: decision.ruleId ?? null,
  version: decision.version ?? null,
  errorCode: decision.errorCode ?? null,
});

export const killed = z.object({
  version: z.int(),
  variant: z.string().meta({ description: 'served from now on' }),
  already: z.boolean().meta({ description: 'it was off before, so nothing was written' }),
});
export type KilledBody = z.output<typeof killed>;
