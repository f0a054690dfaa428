import { z } from 'zod';
import type { LedgerEntry } from '../../../domain/ledger/entry.js';
import { list, time, timeOf } from './shared.js';

const step = z.object({
  seq: z.int().meta({ description: 'row of the ledger' }),
  at: time,
  type: z.string(),
  outcome: z.string(),
  actor: z.object({ kind: z.string(), id: z.string() }),
  via: z.string(),
  reason: z.string(),
  code: z.string().nullable(),
  edition: z.int().nullable(),
  requirementId: z.string().nullable(),
  stage: z.int().nullable(),
  units: z.number().nullable().meta({ description: 'exposure that was set, in thousandths of a percent' }),
});
export type StepBody = z.output<typeof step>;

/** All that happened to one change, oldest first. */
export const timeline = z.object({ items: list(step) });
export type TimelineBody = z.output<typeof timeline>;

export const timelineBody = (entries: readonly LedgerEntry[]): TimelineBody => ({
  items: entries.map(stepBody),
});

function stepBody({ seq, at, body }: LedgerEntry): StepBody {
  const { type, outcome, actor, via, reason } = body;
  const units = body.detail?.['units'];
  return {
    ...{ seq, at: timeOf(at), type, outcome, actor, via, reason },
    code: body.code ?? null,
    edition: body.edition ?? null,
    requirementId: body.requirementId ?? null,
    stage: body.stage ?? null,
    units: typeof units === 'number' ? units : null,
  };
}
