import { defineSearchAttributeKey, TypedSearchAttributes } from '@temporalio/common';
import { WorkflowExecutionAlreadyStartedError } from '@temporalio/client';
import type { Token } from '../../domain/command/command.js';
import { changeWorkflowId } from '../../domain/ids.js';
import {
  SEARCH_ATTRIBUTE,
  WORKFLOW,
  type ApprovalInput,
  type ApprovalResult,
} from '../../domain/messages.js';
import { environmentsOf, flagsOf, type Proposal } from '../../domain/proposal/proposal.js';
import { wordsOf } from '../../domain/proposal/diff.js';
import type { Context } from './context.js';
import { earlierRequest, requireSameRequest } from './earlier-request.js';
import type { Preview } from './preview.js';

export interface Opening {
  readonly change: string;
  readonly token: Token;
  readonly requester: string;
  readonly preview: Preview;
}

type FlagApproval = (input: ApprovalInput) => Promise<ApprovalResult>;

/** Temporal ends a workflow over a longer value; the other limits are for the eye. */
const LIMITS = { attributeLength: 1_900, summaryLength: 180, detailsLength: 8_000 } as const;

/**
 * Starts the workflow of a change. A change that was started before with the same request is left as it is; with
 * another one it is refused (`Failure`, conflict): an idempotency key stands for one request.
 */
export async function startChange(context: Context, opening: Opening): Promise<void> {
  const { client, reach } = context.temporal;
  const { change, token, preview } = opening;
  const start = () =>
    client.workflow.start<FlagApproval>(WORKFLOW.flagApproval, {
      workflowId: changeWorkflowId(context.project, change),
      taskQueue: context.taskQueue,
      args: [{ project: context.project, change, token }],
      workflowIdConflictPolicy: 'FAIL',
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      memo: { requestHash: preview.proposal.requestHash },
      typedSearchAttributes: searchAttributes(opening),
      ...staticTexts(opening),
    });
  try {
    await reach(context.patience.serverMs, start);
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    requireSameRequest(change, await earlierRequest(context, change), preview.proposal.requestHash);
  }
}

function searchAttributes({ requester, preview }: Opening): TypedSearchAttributes {
  const { proposal } = preview;
  return new TypedSearchAttributes([
    {
      key: defineSearchAttributeKey(SEARCH_ATTRIBUTE.flag, 'KEYWORD_LIST'),
      value: cutList(flagsOf(proposal)),
    },
    {
      key: defineSearchAttributeKey(SEARCH_ATTRIBUTE.env, 'KEYWORD_LIST'),
      value: cutList(environmentsOf(proposal)),
    },
    { key: defineSearchAttributeKey(SEARCH_ATTRIBUTE.state, 'KEYWORD'), value: 'preparing' },
    { key: defineSearchAttributeKey(SEARCH_ATTRIBUTE.requester, 'KEYWORD'), value: requester },
  ]);
}

/** As many of the names as fit; whoever looks for one of 5,000 imported flags finds it in the ledger. */
function cutList(names: readonly string[]): string[] {
  let length = 0;
  return names.filter((name) => (length += name.length + 3) <= LIMITS.attributeLength);
}

function staticTexts({ requester, preview }: Opening): { staticSummary: string; staticDetails: string } {
  const { proposal } = preview;
  const words = wordsOf({ items: preview.diff }).map((sentence) => `- ${sentence}`);
  const details = [`${requester} asks: ${proposal.reason}`, '', ...words, ...ticketLine(proposal)].join('\n');
  return {
    staticSummary: cut(proposal.title, LIMITS.summaryLength),
    staticDetails: cut(details, LIMITS.detailsLength),
  };
}

const ticketLine = (proposal: Proposal): readonly string[] =>
  proposal.ticket === undefined ? [] : ['', `Ticket: ${proposal.ticket}`];

const cut = (text: string, length: number): string =>
  text.length <= length ? text : `${text.slice(0, length - 1)}…`;
