import { sleep } from '@temporalio/workflow';

/** Workflows of the same names that do something else: what a careless change would make of ours. */
export async function flagApproval(): Promise<void> {
  await sleep('1 minute');
}

export async function scheduledRollout(): Promise<void> {
  await sleep('1 minute');
}
