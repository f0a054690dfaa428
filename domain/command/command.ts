import type { Json } from '@sluice/evaluator';

/** What a person can ask for. */
export type CommandKind = 'create' | 'edit' | 'decide' | 'withdraw' | 'control' | 'kill' | 'genesis';

export type Decision = 'approve' | 'reject';

/** Answers of a requirement's form. */
export type FormAnswers = { readonly [field: string]: Json };

interface CommandBase {
  readonly project: string;
  /** Opaque id of the person. */
  readonly sub: string;
  /** Roles at the time of signing, for the reader of the audit; the people document decides. */
  readonly roles: readonly string[];
  readonly via: 'ui' | 'cli' | 'api' | 'system';
  /** Seconds since the epoch. */
  readonly iat: number;
  /** Seconds since the epoch; of a decision the requirement's deadline. */
  readonly exp: number;
  /** Unique; also the id of the Temporal update that carries it. */
  readonly jti: string;
}

/** Opens a change with the request whose hash is `bodyHash`. */
export interface CreateCommand extends CommandBase {
  readonly cmd: 'create';
  readonly change: string;
  readonly bodyHash: string;
}

/** Makes edition `edition` of a change from the request whose hash is `bodyHash`. */
export interface EditCommand extends CommandBase {
  readonly cmd: 'edit';
  readonly change: string;
  /** The edition to be made: the present one plus one. */
  readonly edition: number;
  readonly bodyHash: string;
}

/** Approves or rejects one requirement of exactly one proposal. */
export interface DecideCommand extends CommandBase {
  readonly cmd: 'decide';
  readonly change: string;
  readonly edition: number;
  readonly requirementId: string;
  readonly proposalHash: string;
  readonly decision: Decision;
  readonly form: FormAnswers;
}

/** Takes a change back. */
export interface WithdrawCommand extends CommandBase {
  readonly cmd: 'withdraw';
  readonly change: string;
  readonly reason: string;
}

/** Steers a running rollout. */
export interface ControlCommand extends CommandBase {
  readonly cmd: 'control';
  /** `<env>/<flag>/<rule>`. */
  readonly rollout: string;
  /** The change whose plan runs, so that the command cannot meet a later rollout of the same rule. */
  readonly change: string;
  /** Number of the stage the person saw, from 0; −1 before the first. */
  readonly stage: number;
  readonly action: 'abort';
  readonly reason: string;
}

/** Switches a flag off, past Temporal. */
export interface KillCommand extends CommandBase {
  readonly cmd: 'kill';
  readonly env: string;
  readonly flag: string;
  readonly reason: string;
}

/** Founds an empty project with the document whose hash is `bodyHash`. */
export interface GenesisCommand extends CommandBase {
  readonly cmd: 'genesis';
  readonly bodyHash: string;
}

export type Command =
  | CreateCommand
  | EditCommand
  | DecideCommand
  | WithdrawCommand
  | ControlCommand
  | KillCommand
  | GenesisCommand;

export type CommandOf<K extends CommandKind> = Extract<Command, { cmd: K }>;

/** A command as compact JWS (EdDSA): what travels, what histories and ledger keep. */
export type Token = string;

/** Clocks of the API and the store may differ by this much. */
export const CLOCK_SKEW_MS = 60_000;
