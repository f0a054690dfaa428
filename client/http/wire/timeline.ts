import { z } from 'zod';
import type { Json } from '@sluice/evaluator';
import type { Step } from '../../sdk/reviews.js';
import { list, time, timeOf } from './shared.js';

const answer = z.object({
  question: z.string().meta({ description: 'its title in the form, or the name of its field' }),
  answer: z.custom<Json>().meta({ description: 'as it was signed' }),
});

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
  answers: list(answer)
    .nullable()
    .meta({ description: 'of a decision, out of the signed command; null where there is none' }),
});
export type StepBody = z.output<typeof step>;

/** All that happened to one change, oldest first. */
export const timeline = z.object({ items: list(step) });
export type TimelineBody = z.output<typeof timeline>;

export const timelineBody = (steps: readonly Step[]): TimelineBody => ({
  items: steps.map(stepBody),
});

function stepBody({ entry: { seq, at, body }, answers }: Step): StepBody {
  const { type, outcome, actor, via, reason } = body;
  const units = body.detail?.['units'];
  return {
    ...{ seq, at: timeOf(at), type, outcome, actor, via, reason, answers },
    code: body.code ?? null,
    edition: body.edition ?? null,
    requirementId: body.requirementId ?? null,
    stage: body.stage ?? null,
    units: typeof units === 'number' ? units : null,
  };
}
