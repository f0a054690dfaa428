import { setCurrentDetails, setHandler } from '@temporalio/workflow';
import type { Answer, RolloutInput } from '../../domain/messages.js';
import { changeWorkflowId, rolloutWorkflowId } from '../../domain/ids.js';
import { newRollout, reduceRollout, type RolloutEvent } from '../../domain/rollout/reduce.js';
import type { RolloutState } from '../../domain/rollout/state.js';
import { rolloutView } from '../../domain/rollout/view.js';
import { rolloutWaitingFor } from '../../domain/rollout/waiting-for.js';
import { rolloutViewQuery } from '../messages.js';
import { createLane, type Lane } from '../shared/lane.js';
import { requireOwnId, requireParent } from '../shared/own.js';

/** Where one rollout is worked on. */
export interface RolloutDesk {
  readonly input: RolloutInput;
  readonly lane: Lane;
  readonly answers: Record<string, Answer>;
  state(): RolloutState;
  turn(event: RolloutEvent): RolloutState;
}

export function openRolloutDesk(input: RolloutInput): RolloutDesk {
  requireOwnId(rolloutWorkflowId(input.project, input.plan.target));
  requireParent(changeWorkflowId(input.project, input.grant.change));
  let state = newRollout(input.project, input.grant, input.plan);
  setHandler(rolloutViewQuery, () => rolloutView(state), {
    description: 'The rollout as lists and pages show it.',
  });
  const turn = (event: RolloutEvent): RolloutState => {
    state = reduceRollout(state, event);
    setCurrentDetails(rolloutWaitingFor(state).sentence);
    return state;
  };
  return { input, lane: createLane(), answers: {}, state: () => state, turn };
}
