import { setCurrentDetails, setHandler } from '@temporalio/workflow';
import type { ChangeEvent } from '../../domain/change/event.js';
import { changeWorkflowId } from '../../domain/ids.js';
import { newChange, reduce } from '../../domain/change/reduce.js';
import type { ChangeState } from '../../domain/change/state.js';
import { changeView } from '../../domain/change/view.js';
import { waitingFor } from '../../domain/change/waiting-for.js';
import type { Answer, ApprovalInput } from '../../domain/messages.js';
import { changeViewQuery } from '../messages.js';
import { createLane, type Lane } from '../shared/lane.js';
import { isCarriedOn, requireOwnId } from '../shared/own.js';

/** Where one change is worked on: its state, the answers given, and the lane that keeps them together. */
export interface Desk {
  readonly input: ApprovalInput;
  readonly lane: Lane;
  readonly answers: Record<string, Answer>;
  state(): ChangeState;
  /** Makes of the state what the event makes of it; everybody who looks sees it at once. */
  turn(event: ChangeEvent): ChangeState;
}

export function openDesk(input: ApprovalInput): Desk {
  requireOwnId(changeWorkflowId(input.project, input.change));
  const carried = isCarriedOn() ? input.carried : undefined;
  let state = carried?.state ?? newChange(input.project, input.change);
  setHandler(changeViewQuery, () => changeView(state), {
    description: 'The change as lists and pages show it.',
  });
  const turn = (event: ChangeEvent): ChangeState => {
    state = reduce(state, event);
    setCurrentDetails(waitingFor(state).sentence);
    return state;
  };
  return { input, lane: createLane(), answers: { ...carried?.answers }, state: () => state, turn };
}
