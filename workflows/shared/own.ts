import { ApplicationFailure, workflowInfo } from '@temporalio/workflow';

/**
 * A run speaks only for what its own id names: another one, started by hand with borrowed commands, would show people
 * a change that is not what they decide on.
 */
export function requireOwnId(id: string): void {
  if (workflowInfo().workflowId !== id) throw foreign(`a run that speaks for ${id} has to have that id`);
}

/** A rollout is the child of the change that grants it; nobody else starts one. */
export function requireParent(id: string): void {
  if (workflowInfo().parent?.workflowId !== id) throw foreign(`only ${id} starts this`);
}

/** Whether the server itself says that this run goes on from an earlier one. */
export const isCarriedOn = (): boolean => workflowInfo().continuedFromExecutionRunId !== undefined;

const foreign = (message: string): ApplicationFailure => ApplicationFailure.nonRetryable(message, 'FOREIGN');
