import type { ChangeState, ChangeStatus, Refusal } from './state.js';
import type { Waiting } from './waiting.js';
import type { FormSchema, Requirement } from '../policy/requirement.js';

export interface RequirementView {
  readonly id: string;
  readonly key: string;
  readonly title: string;
  readonly round: number;
  readonly roles: readonly string[];
  readonly count: number;
  /** People who approved. */
  readonly metBy: readonly string[];
  readonly open: boolean;
  readonly met: boolean;
  readonly eligible: readonly string[];
  readonly form: FormSchema;
  /** The answer an approval gives. */
  readonly approveWhen: Requirement['approveWhen'];
  readonly deadlineMs: number | null;
}

/** What lists and pages show of a change; stored beside the ledger entry it follows from. */
export interface ChangeView {
  readonly format: 1;
  readonly id: string;
  readonly transition: number;
  readonly status: ChangeStatus;
  /** When it was asked for, in milliseconds since the epoch. */
  readonly openedAtMs: number;
  readonly title: string;
  /** Why, in the words of whoever wrote this edition. */
  readonly reason: string;
  readonly ticket: string | null;
  readonly edition: number;
  readonly proposalHash: string;
  readonly requester: string;
  readonly authors: readonly string[];
  readonly environments: readonly string[];
  readonly flags: readonly string[];
  readonly summary: readonly string[];
  readonly requirements: readonly RequirementView[];
  readonly refusals: readonly Refusal[];
  readonly waiting: Waiting;
  readonly block: ChangeState['block'];
  /** Id of the rollout it starts once it is applied. */
  readonly rollout: string | null;
  readonly ending: string | null;
  readonly workflowId: string;
}
