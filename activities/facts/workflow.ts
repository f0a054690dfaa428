import { activityInfo } from '@temporalio/activity';

/** The run an activity belongs to, for the ledger's link back to Temporal's history. */
export function workflowOf(): { readonly workflow?: { readonly id: string; readonly runId: string } } {
  const { workflowExecution } = activityInfo();
  if (workflowExecution === undefined) return {};
  return { workflow: { id: workflowExecution.workflowId, runId: workflowExecution.runId } };
}
