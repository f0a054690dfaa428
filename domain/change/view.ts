import { changeWorkflowId, rolloutId } from '../ids.js';
import type { Requirement } from '../policy/requirement.js';
import type { ChangeView, RequirementView } from './projection.js';
import type { ChangeState } from './state.js';
import { isMet, metBy, openRequirements } from './state-of.js';
import { waitingFor } from './waiting-for.js';

/** What lists and pages show of a change. */
export function changeView(state: ChangeState): ChangeView {
  const { openedAtMs, status, title, edition, proposalHash, requester, authors, environments, flags } = state;
  const { reason, ticket, summary, refusals, block, ending, transition } = state;
  return {
    format: 1,
    id: state.change,
    ...{
      transition,
      openedAtMs,
      status,
      title,
      edition,
      proposalHash,
      requester,
      authors,
      environments,
      flags,
    },
    ...{ summary, refusals, block, ending },
    ...{ reason, ticket },
    rollout: state.plan && rolloutId(state.plan.target),
    requirements: state.requirements.map((requirement) => requirementView(state, requirement)),
    waiting: waitingFor(state),
    workflowId: changeWorkflowId(state.project, state.change),
  };
}

function requirementView(state: ChangeState, requirement: Requirement): RequirementView {
  const open =
    state.status === 'review' && openRequirements(state).some((each) => each.id === requirement.id);
  const { id, key, title, round, roles, count, form, approveWhen } = requirement;
  return {
    ...{ id, key, title, round, roles, count, form, approveWhen, open },
    metBy: metBy(state, requirement),
    met: isMet(state, requirement),
    eligible: state.eligible[id] ?? [],
    deadlineMs: open ? state.deadlineMs : null,
  };
}
