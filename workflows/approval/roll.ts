import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import { ChildWorkflowFailure, ParentClosePolicy, executeChild } from '@temporalio/workflow';
import { rolloutId, rolloutWorkflowId } from '../../domain/ids.js';
import { WORKFLOW, type RolloutInput, type RolloutResult } from '../../domain/messages.js';
import type { ChangeState } from '../../domain/change/state.js';
import type { Plan } from '../../domain/proposal/proposal.js';
import { rolloutAttributes, tellState } from '../shared/attributes.js';
import { store } from '../shared/proxies.js';
import type { Desk } from './desk.js';

/** Lets the approved plan run, and waits for its end. The rollout goes on by itself if this workflow is ended. */
export async function roll(desk: Desk, plan: Plan): Promise<void> {
  const ended = await outcome(desk.state(), plan);
  const state = desk.turn({ type: 'rolled', ...ended });
  tellState(state.status);
  await store.record.executeWithOptions({ summary: `rollout ${state.status}` }, [
    {
      type: 'change.closed',
      subject: { change: state },
      token: null,
      reason: state.ending ?? state.status,
      step: 'closed',
    },
  ]);
}

type Ended = { readonly status: 'done' | 'aborted'; readonly ending: string | null };

async function outcome(state: ChangeState, plan: Plan): Promise<Ended> {
  try {
    const { status, ending } = await start(state, plan);
    return { status: status === 'done' ? 'done' : 'aborted', ending };
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError)
      return { status: 'aborted', ending: `another rollout of ${rolloutId(plan.target)} is running` };
    if (!(error instanceof ChildWorkflowFailure)) throw error;
    return endedOutside(state, plan);
  }
}

/** Nobody's command: whoever may end workflows did. The exposure stays where it was last set. */
async function endedOutside(state: ChangeState, plan: Plan): Promise<Ended> {
  const { change, edition, proposalHash } = state;
  const ending = 'its rollout was ended from outside, at the stage it had reached';
  const grant = { change, edition, proposalHash };
  await store.endRollout.executeWithOptions({ summary: 'the rollout was ended from outside' }, [
    { grant, plan, ending },
  ]);
  return { status: 'aborted', ending };
}

function start(state: ChangeState, plan: Plan): Promise<RolloutResult> {
  const { project, change, edition, proposalHash, decisions } = state;
  const input: RolloutInput = {
    project,
    plan,
    grant: { change, edition, proposalHash },
    tokens: decisions.map((decision) => decision.token),
  };
  return executeChild<(input: RolloutInput) => Promise<RolloutResult>>(WORKFLOW.scheduledRollout, {
    workflowId: rolloutWorkflowId(project, plan.target),
    args: [input],
    parentClosePolicy: ParentClosePolicy.ABANDON,
    staticSummary: `${rolloutId(plan.target)} in ${String(plan.stages.length)} stages`,
    staticDetails: `Granted by change ${change}, edition ${String(edition)}.`,
    typedSearchAttributes: rolloutAttributes(plan.target),
  });
}
