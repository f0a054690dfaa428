import type { Requirement } from '../policy/requirement.js';
import type { BlockCode, RefusalCode } from '../failure.js';
import type { Plan } from '../proposal/proposal.js';
import type { Token } from '../command/command.js';

/** Where a change stands. Drafts, arming by time and break-glass come with their own issues. */
export type ChangeStatus =
  | 'preparing'
  | 'review'
  | 'applying'
  | 'blocked'
  /** Written; nothing more to come. */
  | 'applied'
  /** Written; its rollout runs. */
  | 'rolling'
  | 'done'
  | 'aborted'
  | 'rejected'
  | 'withdrawn'
  | 'expired'
  | 'invalid';

/** A decision that was judged valid when it arrived. */
export interface CountedDecision {
  readonly requirementId: string;
  readonly sub: string;
  readonly jti: string;
  readonly token: Token;
}

/** A decision or command that was refused, for the timeline. */
export interface Refusal {
  readonly jti: string;
  /** Null where nobody could be identified. */
  readonly sub: string | null;
  readonly cmd: string;
  readonly code: RefusalCode;
  readonly atMs: number;
}

/** What the workflow knows of a change: plain JSON, carried over continue-as-new. */
export interface ChangeState {
  readonly project: string;
  readonly change: string;
  readonly status: ChangeStatus;
  /** Grows by one with every change of this state; orders projections. */
  readonly transition: number;
  readonly edition: number;
  /** When the first edition was made, in milliseconds since the epoch. */
  readonly openedAtMs: number;
  readonly title: string;
  /** Why, in the words of whoever wrote this edition. */
  readonly reason: string;
  readonly ticket: string | null;
  readonly requester: string;
  /** Requester and everybody who edited. */
  readonly authors: readonly string[];
  readonly proposalHash: string;
  readonly environments: readonly string[];
  readonly flags: readonly string[];
  /** What the change does, in words. */
  readonly summary: readonly string[];
  readonly requirements: readonly Requirement[];
  /** Requirement id → people who could meet it when the edition was made. */
  readonly eligible: { readonly [requirementId: string]: readonly string[] };
  readonly decisions: readonly CountedDecision[];
  readonly refusals: readonly Refusal[];
  /** When the open round ends, in milliseconds since the epoch; null where nothing is awaited. */
  readonly deadlineMs: number | null;
  readonly block: { readonly code: BlockCode; readonly detail: string } | null;
  /** What this change raises in stages once it is applied; null without a plan. */
  readonly plan: Plan | null;
  /** The outcome is sent to the webhook. */
  readonly notify: boolean;
  /** Ends with this sentence for people: why it was rejected, withdrawn, aborted. */
  readonly ending: string | null;
}
