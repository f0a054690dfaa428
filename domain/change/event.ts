import type { BlockCode, RefusalCode } from '../failure.js';
import type { DecideCommand, Token, WithdrawCommand } from '../command/command.js';
import type { Plan } from '../proposal/proposal.js';
import type { Requirement } from '../policy/requirement.js';
import type { ChangeState } from './state.js';

/** An edition as the `prepare` activity found it. */
export interface Prepared {
  readonly edition: number;
  readonly proposalHash: string;
  readonly title: string;
  /** Why, in the words of whoever wrote this edition. */
  readonly reason: string;
  readonly ticket: string | null;
  readonly requester: string;
  readonly authors: readonly string[];
  readonly environments: readonly string[];
  readonly flags: readonly string[];
  readonly summary: readonly string[];
  readonly requirements: readonly Requirement[];
  readonly eligible: ChangeState['eligible'];
  readonly plan: Plan | null;
  readonly notify: boolean;
}

/** What a change has to wait for after all. */
export interface Reopened {
  readonly requirements: readonly Requirement[];
  readonly eligible: ChangeState['eligible'];
  /** Ids of the decisions that do not count any more. */
  readonly lost: readonly string[];
}

/** What happens to a change. `atMs` is the workflow's clock. */
export type ChangeEvent =
  | { readonly type: 'prepared'; readonly atMs: number; readonly prepared: Prepared }
  | { readonly type: 'invalid'; readonly ending: string }
  | {
      readonly type: 'decided';
      readonly atMs: number;
      readonly command: DecideCommand;
      readonly token: Token;
    }
  | {
      readonly type: 'refused';
      readonly atMs: number;
      readonly jti: string;
      readonly sub: string | null;
      readonly cmd: string;
      readonly code: RefusalCode;
    }
  | { readonly type: 'withdrawn'; readonly command: WithdrawCommand }
  | { readonly type: 'expired' }
  | { readonly type: 'applying' }
  | { readonly type: 'applied' }
  | { readonly type: 'reopened'; readonly atMs: number; readonly reopened: Reopened }
  | { readonly type: 'blocked'; readonly code: BlockCode; readonly detail: string }
  | { readonly type: 'unblocked'; readonly atMs: number }
  | { readonly type: 'rolled'; readonly status: 'done' | 'aborted'; readonly ending: string | null };
