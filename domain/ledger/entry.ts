import type { Json } from '@sluice/evaluator';
import type { Target } from '../proposal/proposal.js';
import type { Token } from '../command/command.js';

/** Why a write was allowed. */
export type Authority =
  | { readonly kind: 'quorum' }
  | { readonly kind: 'noRequirements'; readonly policyHash: string }
  | { readonly kind: 'lowering' }
  | { readonly kind: 'genesis' };

export type EntryType =
  | 'project.founded'
  | 'change.submitted'
  | 'change.edited'
  | 'change.approved'
  | 'change.rejected'
  | 'change.withdrawn'
  | 'change.expired'
  | 'change.blocked'
  | 'change.applied'
  | 'change.closed'
  | 'decision.approved'
  | 'command.refused'
  | 'rollout.started'
  | 'rollout.stage'
  | 'rollout.held'
  | 'rollout.aborted'
  | 'rollout.ended'
  | 'rollout.done'
  | 'flag.killed';

export interface Actor {
  readonly kind: 'person' | 'system' | 'unknown';
  readonly id: string;
}

/** One write of one record, as the ledger keeps it; the records themselves stand in the version history. */
export interface WrittenVersion {
  readonly target: Target;
  readonly version: number;
  /** Hash of the record's behaviour; null where it was deleted. */
  readonly hash: string | null;
}

/** What is hashed into the chain. Text of it in canonical JSON is the `body` of a ledger row. */
export interface EntryBody {
  readonly format: 1;
  readonly type: EntryType;
  readonly project: string;
  readonly outcome: 'ok' | 'refused' | 'failed';
  readonly actor: Actor;
  readonly via: 'ui' | 'cli' | 'api' | 'timer' | 'system';
  readonly reason: string;
  readonly change?: string;
  readonly edition?: number;
  readonly proposalHash?: string;
  readonly rollout?: string;
  readonly stage?: number;
  readonly requirementId?: string;
  readonly authority?: Authority;
  readonly versions?: readonly WrittenVersion[];
  readonly opId?: string;
  readonly code?: string;
  /** The signed commands this entry stands on. */
  readonly evidence: readonly Token[];
  readonly workflow?: { readonly id: string; readonly runId: string };
  readonly detail?: { readonly [key: string]: Json };
}

/** A row of the ledger as it is read back. */
export interface LedgerEntry {
  readonly seq: number;
  readonly prevHash: string;
  /** SHA-256 of `prevHash|seq|at|bodyHash`, hex. */
  readonly hash: string;
  /** Milliseconds since the epoch by the store's clock. */
  readonly at: number;
  readonly bodyHash: string;
  readonly body: EntryBody;
}

/** The end of the chain. */
export interface LedgerHead {
  readonly seq: number;
  readonly hash: string;
}

/** `prevHash` of the first row. */
export const LEDGER_ORIGIN = '0'.repeat(64);
