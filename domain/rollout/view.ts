import { rolloutId, rolloutWorkflowId } from '../ids.js';
import { dwellEnd } from './next-move.js';
import type { RolloutState, RolloutView } from './state.js';
import { isOver, rolloutWaitingFor } from './waiting-for.js';

/** What lists and pages show of a rollout. */
export function rolloutView(state: RolloutState): RolloutView {
  return {
    format: 1,
    id: rolloutId(state.plan.target),
    transition: state.transition,
    change: state.change,
    status: state.status,
    plan: state.plan,
    stage: state.stage,
    units: state.units,
    nextAtMs: isOver(state) || state.held !== null ? null : dwellEnd(state.plan, state),
    held: state.held,
    waiting: rolloutWaitingFor(state),
    ending: state.ending,
    workflowId: rolloutWorkflowId(state.project, state.plan.target),
  };
}
