import { WorkflowNotFoundError } from '@temporalio/client';
import { changeWorkflowId } from '../../domain/ids.js';
import type { Proposal } from '../../domain/proposal/proposal.js';
import type { Context } from './context.js';
import { Failure } from './failure.js';

/** Throws `Failure` (conflict) where the change was asked for with another request. */
export function requireSameRequest(change: string, before: string | null, now: string): void {
  if (before === now) return;
  const detail = `this Idempotency-Key stands for another request already: change ${change}; use a new key`;
  throw new Failure({ kind: 'conflict', code: 'IDEMPOTENCY_KEY_REUSED', detail });
}

/** Hash of the request a change was asked for with; null where there is no such change. */
export async function earlierRequest(context: Context, change: string): Promise<string | null> {
  const entries = await context.reader.ledgerOf(change);
  const hash = entries.find(({ body }) => body.type === 'change.submitted')?.body.proposalHash;
  const text = hash === undefined ? null : await context.reader.document(hash);
  if (text !== null) return (JSON.parse(text) as Proposal).requestHash;
  return startedRequest(context, change);
}

/** The same of a change that no worker has prepared yet. */
async function startedRequest(context: Context, change: string): Promise<string | null> {
  const handle = context.temporal.client.workflow.getHandle(changeWorkflowId(context.project, change));
  try {
    const { memo } = await context.temporal.reach(context.patience.serverMs, () => handle.describe());
    return typeof memo?.['requestHash'] === 'string' ? memo['requestHash'] : null;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}
