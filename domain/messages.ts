import type { RefusalCode } from './failure.js';
import type { Token } from './command/command.js';
import type { Waiting } from './change/waiting.js';
import type { ChangeState, ChangeStatus } from './change/state.js';
import type { Plan } from './proposal/proposal.js';
import type { RolloutStatus } from './rollout/state.js';

/** Names and payloads of everything that is sent to a workflow; `workflows/` binds them to Temporal. */

export const WORKFLOW = { flagApproval: 'flagApproval', scheduledRollout: 'scheduledRollout' } as const;

/** Each is an update and a signal of the same name, with the same payload. */
export const MESSAGE = { decide: 'decide', edit: 'edit', withdraw: 'withdraw', control: 'control' } as const;
export type MessageName = (typeof MESSAGE)[keyof typeof MESSAGE];

/** Query: the state as the projection shows it. */
export const VIEW_QUERY = 'view';

export interface CommandMessage {
  readonly token: Token;
}

/** The largest token a handler takes, in characters; more would end up in the history for good. */
export const MAX_TOKEN_LENGTH = 32_768;

/** What the sender of a command learns; also of one that was refused. */
export type Answer =
  | { readonly accepted: true; readonly status: ChangeStatus | RolloutStatus; readonly waiting: Waiting }
  | {
      readonly accepted: false;
      readonly code: RefusalCode;
      /** What is missing, who can act, the next command. */
      readonly detail: string;
      readonly status: ChangeStatus | RolloutStatus;
    };

/** Start of `flagApproval`. None of it is evidence: the token is. */
export interface ApprovalInput {
  readonly project: string;
  readonly change: string;
  /** The signed `create` command. */
  readonly token: Token;
  /** What an earlier run of the same change hands over. */
  readonly carried?: { readonly state: ChangeState; readonly answers: Answers };
}

/** The answer to each command there was, by its `jti`: whoever asks twice gets the first one. */
export type Answers = { readonly [jti: string]: Answer };

export interface ApprovalResult {
  readonly change: string;
  readonly status: ChangeStatus;
  readonly edition: number;
  readonly proposalHash: string;
  /** Environment → revision the change was applied as. */
  readonly revisions: { readonly [env: string]: number };
  readonly ending: string | null;
}

/** What a rollout stands on. */
export interface Grant {
  readonly change: string;
  readonly edition: number;
  readonly proposalHash: string;
}

/** Start of `scheduledRollout`; the child of the change that grants it. None of it is evidence. */
export interface RolloutInput {
  readonly project: string;
  readonly grant: Grant;
  readonly plan: Plan;
  /** Decisions the grant stands on. */
  readonly tokens: readonly Token[];
}

export interface RolloutResult {
  readonly rollout: string;
  readonly status: RolloutStatus;
  readonly stage: number;
  readonly units: number;
  readonly ending: string | null;
}

/** Search attributes of both workflows. */
export const SEARCH_ATTRIBUTE = {
  flag: 'SluiceFlag',
  env: 'SluiceEnv',
  state: 'SluiceState',
  requester: 'SluiceRequester',
} as const;
