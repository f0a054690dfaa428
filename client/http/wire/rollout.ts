import { z } from 'zod';
import type { RolloutView } from '../../../domain/rollout/state.js';
import { list, page, time, timeOrNull, waiting, workflow, type WorkflowLink } from './shared.js';

const stage = z.object({
  percent: z.number(),
  waitMs: z.int().nullable().meta({ description: 'milliseconds until the next stage' }),
});

export const rollout = z.object({
  id: z.string(),
  change: z.string(),
  status: z.string(),
  environment: z.string(),
  flag: z.string(),
  rule: z.string(),
  stage: z.int().meta({ description: 'number of the stage last set, from 0; -1 before the first' }),
  stages: list(stage),
  percent: z.number(),
  startPercent: z.number(),
  nextAt: time.nullable(),
  held: z.object({ code: z.string(), detail: z.string() }).nullable(),
  waiting,
  ending: z.string().nullable(),
  workflow,
});
export type RolloutBody = z.output<typeof rollout>;

export const rolloutPage = page(rollout);
export type RolloutPage = z.output<typeof rolloutPage>;

/** A rollout as the API shows it; shares in percent. */
export function rolloutBody(view: RolloutView, link: WorkflowLink): RolloutBody {
  const { id, change, status, plan, held, ending } = view;
  return {
    ...{ id, change, status, stage: view.stage, held, ending, waiting: view.waiting },
    environment: plan.target.env,
    flag: plan.target.flag,
    rule: plan.target.rule,
    stages: plan.stages.map(({ units, wait }) => ({
      percent: percentOf(units),
      waitMs: wait?.forMs ?? null,
    })),
    percent: percentOf(view.units),
    startPercent: percentOf(plan.startUnits),
    nextAt: timeOrNull(view.nextAtMs),
    workflow: link(view.workflowId),
  };
}

const percentOf = (units: number): number => units / 1000;
