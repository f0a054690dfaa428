/** The closed vocabulary of refusals, blocks and field errors: one code means one thing everywhere. */

/** One thing wrong with what was asked: where (JSON pointer), which code, and what to do. */
export interface FieldError {
  readonly pointer: string;
  readonly code: string;
  readonly detail: string;
}

/** Why a signed command was not carried out. It is recorded all the same. */
export const REFUSAL = {
  /** The signature, its key or the shape of the token is wrong. */
  FORGED: 'FORGED',
  /** The command was signed for something else: another project, change, edition, rollout or kind. */
  FOREIGN: 'FOREIGN',
  /** The command's own expiry has passed. */
  EXPIRED: 'EXPIRED',
  /** The person is unknown or no longer active. */
  UNKNOWN_PERSON: 'UNKNOWN_PERSON',
  /** The person lacks a role that this act needs. */
  ROLE_MISSING: 'ROLE_MISSING',
  /** Whoever asked for a change, or contributed to it, cannot count towards it. */
  SELF_APPROVAL: 'SELF_APPROVAL',
  /** The proposal hash is not the one that waits now. */
  STALE: 'STALE',
  /** The requirement does not exist, is met already, or its round is not open. */
  NOT_AWAITED: 'NOT_AWAITED',
  /** The same person has decided this requirement, or another one of this edition, already. */
  ALREADY_DECIDED: 'ALREADY_DECIDED',
  /** The form's answers do not fit the form, or are not those of an approval. */
  FORM: 'FORM',
  /** The change or rollout has ended. */
  CLOSED: 'CLOSED',
  /** The write is under way; what is decided now comes too late. */
  TOO_LATE: 'TOO_LATE',
  /** What was asked cannot be resolved to a desired state. */
  INVALID: 'INVALID',
} as const;
export type RefusalCode = (typeof REFUSAL)[keyof typeof REFUSAL];

/** Why an approved change or a stage of a rollout was not written. */
export const BLOCK = {
  /** Somebody else changed the same thing since it was proposed. */
  CONFLICT: 'CONFLICT',
  /** The target is archived or gone, or something it refers to is. */
  REFERENCE: 'REFERENCE',
  /** A running rollout owns what the change would write. */
  OWNED: 'OWNED',
  /** The evaluator would not accept the record. */
  UNREADABLE: 'UNREADABLE',
  /** Decisions that were counted no longer count, or what must come before was never written. */
  NOT_MET: 'NOT_MET',
  /** The proposal is missing or is not what its hash says. */
  TAMPERED: 'TAMPERED',
  /** The store has lost its data or was replaced. */
  NO_STORE: 'NO_STORE',
  GENERATION: 'GENERATION',
  /** The change was closed or vetoed in the store. */
  CLOSED: 'CLOSED',
  /** The same operation was carried out with other content. */
  OP_REUSED: 'OP_REUSED',
  /** A size or type the store does not take. */
  INVALID: 'INVALID',
  /** The flag was switched off while the rollout ran. */
  LOWERED: 'LOWERED',
  /** The exposure the rollout owns was changed by somebody else. */
  DRIFT: 'DRIFT',
  /** The wait of the stage before is not over by the store's clock. */
  TOO_EARLY: 'TOO_EARLY',
} as const;
export type BlockCode = (typeof BLOCK)[keyof typeof BLOCK];

/** A broken promise of our own code; never for bad input. */
export function invariant(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`invariant broken: ${message}`);
}
