import type { BlockCode, RefusalCode } from '../failure.js';
import type { DecideCommand, Token, WithdrawCommand } from '../command/command.js';
import type { EntryType } from '../ledger/entry.js';
import type { Requirement } from '../policy/requirement.js';
import type { ChangeState } from './state.js';

/** An edition as the `prepare` activity found it. */
export interface Prepared {
  readonly edition: number;
  readonly proposalHash: string;
  readonly title: string;
  readonly requester: string;
  readonly authors: readonly string[];
  readonly environments: readonly string[];
  readonly flags: readonly string[];
  readonly summary: readonly string[];
  readonly requirements: readonly Requirement[];
  readonly eligible: ChangeState['eligible'];
  readonly rollout: string | null;
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
  | { readonly type: 'reopened'; readonly atMs: number; readonly lost: readonly string[] }
  | { readonly type: 'blocked'; readonly code: BlockCode; readonly detail: string }
  | { readonly type: 'unblocked'; readonly atMs: number }
  | { readonly type: 'rolling' }
  | { readonly type: 'rolled'; readonly status: 'done' | 'aborted'; readonly ending: string | null };

/** What the ledger says of an event; null where it is recorded elsewhere or not at all. */
export type LedgerNote = EntryType | null;
