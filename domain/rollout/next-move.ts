import type { Plan } from '../proposal/proposal.js';

/** How far a plan got. */
export interface Progress {
  /** Number of the stage last set, from 0; −1 before the first. */
  readonly stage: number;
  /** When it was set, in milliseconds since the epoch; null before the first. */
  readonly stageAtMs: number | null;
}

export type RolloutMove =
  | { readonly do: 'set'; readonly stage: number }
  | { readonly do: 'wait'; readonly untilMs: number }
  | { readonly do: 'finish' };

/**
 * What a plan does next. The wait of a stage counts from when it was set, so a late wake-up serves what is left of
 * it by the clock: no stage is repeated and none is left out.
 */
export function nextMove(plan: Plan, at: Progress, nowMs: number): RolloutMove {
  const untilMs = dwellEnd(plan, at);
  if (untilMs !== null && nowMs < untilMs) return { do: 'wait', untilMs };
  return at.stage + 1 < plan.stages.length ? { do: 'set', stage: at.stage + 1 } : { do: 'finish' };
}

/** When the present stage's wait ends; null where it has none. */
export function dwellEnd(plan: Plan, at: Progress): number | null {
  const forMs = plan.stages[at.stage]?.wait?.forMs;
  return forMs === undefined || at.stageAtMs === null ? null : at.stageAtMs + forMs;
}
