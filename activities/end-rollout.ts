import { changeOp, rolloutId } from '../domain/ids.js';
import type { Grant } from '../domain/messages.js';
import type { Plan } from '../domain/proposal/proposal.js';
import { newRollout } from '../domain/rollout/reduce.js';
import type { RolloutState, RolloutView } from '../domain/rollout/state.js';
import type { ActivityDeps } from './deps.js';
import { entry } from './entry.js';
import { projectionOf } from './record.js';

export interface EndRolloutInput {
  readonly grant: Grant;
  readonly plan: Plan;
  readonly ending: string;
}

/** Says for a rollout that was ended from outside that it is over; its exposure stays where it was last set. */
export async function endRollout(deps: ActivityDeps, input: EndRolloutInput): Promise<void> {
  const { grant, plan, ending } = input;
  const rollout = rolloutId(plan.target);
  const view = await deps.store.rollout(rollout);
  const reached = view?.change === grant.change ? view : null;
  const body = entry(deps, { type: 'rollout.ended', token: null, command: null, reason: ending });
  const state = endedState(deps, input, reached);
  await deps.store.append({
    opId: `note/${changeOp(grant.change, grant.edition, 'rollout-ended')}`,
    entry: { ...body, ...grant, rollout, stage: state.stage },
    ...projectionOf({ rollout: state }),
  });
}

function endedState(deps: ActivityDeps, input: EndRolloutInput, reached: RolloutView | null): RolloutState {
  const fresh = newRollout(deps.project, input.grant, input.plan);
  const { stage, units, transition } = reached ?? fresh;
  return { ...fresh, stage, units, transition: transition + 1, status: 'aborted', ending: input.ending };
}
