import type { Token } from '../../domain/command/command.js';
import type { Prepared } from '../../domain/change/event.js';
import type { ChangeState } from '../../domain/change/state.js';
import type { FieldError, RefusalCode } from '../../domain/failure.js';
import type { Author } from '../../domain/proposal/proposal.js';

export interface PrepareInput {
  /** The signed `create` or `edit` command. */
  readonly token: Token;
  /** The change as it is; its edition is 0 before the first. */
  readonly state: ChangeState;
  /** The workflow's clock, so that activity and workflow make the same state of it. */
  readonly atMs: number;
}

export type PrepareResult =
  | { readonly ok: true; readonly prepared: Prepared }
  | { readonly ok: false; readonly code: RefusalCode; readonly errors: readonly FieldError[] };

export type PrepareFailure = Extract<PrepareResult, { ok: false }>;

/** Who writes an edition, from which request. */
export interface Writer {
  readonly author: Author;
  readonly requestHash: string;
  /** Authors of the editions before. */
  readonly earlier: readonly Author[];
}
