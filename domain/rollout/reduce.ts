import type { BlockCode } from '../failure.js';
import type { Grant } from '../messages.js';
import type { Plan } from '../proposal/proposal.js';
import type { RolloutState } from './state.js';

export type RolloutEvent =
  | { readonly type: 'set'; readonly stage: number; readonly units: number; readonly atMs: number }
  | { readonly type: 'held'; readonly code: BlockCode; readonly detail: string }
  | { readonly type: 'aborted'; readonly units: number; readonly ending: string }
  | { readonly type: 'done' };

/** A rollout that is about to set its first stage. */
export const newRollout = (project: string, grant: Grant, plan: Plan): RolloutState => ({
  project,
  change: grant.change,
  edition: grant.edition,
  proposalHash: grant.proposalHash,
  plan,
  status: 'setting',
  transition: 0,
  stage: -1,
  units: plan.startUnits,
  stageAtMs: null,
  held: null,
  ending: null,
});

/** What an event makes of a rollout. */
export function reduceRollout(state: RolloutState, event: RolloutEvent): RolloutState {
  return { ...state, ...changes(event), transition: state.transition + 1 };
}

function changes(event: RolloutEvent): Partial<RolloutState> {
  switch (event.type) {
    case 'set':
      return { status: 'waiting', stage: event.stage, units: event.units, stageAtMs: event.atMs, held: null };
    case 'held':
      return { status: 'held', held: { code: event.code, detail: event.detail } };
    case 'aborted':
      return { status: 'aborted', units: event.units, held: null, ending: event.ending };
    case 'done':
      return { status: 'done', held: null };
  }
}
