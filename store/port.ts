import type { Flag } from '@sluice/evaluator';
import type { BlockCode } from '../domain/failure.js';
import type { EntryBody, LedgerEntry, LedgerHead } from '../domain/ledger/entry.js';
import type { LiveSet } from '../domain/proposal/live.js';
import type { Governance } from '../domain/policy/environment.js';
import type { People } from '../domain/policy/people.js';
import type { ChangeView } from '../domain/change/projection.js';
import type { RolloutView } from '../domain/rollout/state.js';

/** One record to write, composed on the version the caller read. */
export interface RecordWrite {
  readonly env: string;
  readonly kind: 'flag';
  readonly key: string;
  /** Version the record must have now; 0 where it never existed. */
  readonly expectedVersion: number;
  /** `expectedVersion + 1`. */
  readonly version: number;
  /** JSON text of the record; null deletes it and leaves a tombstone. */
  readonly record: string | null;
  /** SHA-256 of the record's behaviour; null with a null record. */
  readonly hash: string | null;
}

/** A view to store with the write, if its transition is newer than the stored one. */
export type Projection =
  | { readonly collection: 'changes'; readonly view: ChangeView }
  | { readonly collection: 'rollouts'; readonly view: RolloutView };

/** A command whose outcome the ledger entry tells. */
export interface CommandOutcome {
  readonly jti: string;
  readonly accepted: boolean;
}

/** Something to be recorded in the ledger without touching a record. */
export interface Transition {
  /** The same id is recorded once, however often it is sent. */
  readonly opId: string;
  readonly entry: EntryBody;
  readonly projection?: Projection;
  readonly command?: CommandOutcome;
  /** Closes this change in the store for this proposal hash: nothing is applied for it any more. */
  readonly close?: { readonly change: string; readonly proposalHash: string };
}

/** All that one apply writes; it is written whole or not at all. */
export interface WriteBatch extends Transition {
  /** Hash of proposal hash, step and targets; the same opId with another one is OP_REUSED. */
  readonly payloadHash: string;
  readonly writes: readonly RecordWrite[];
  /** Environment → generation the caller read. */
  readonly generations: { readonly [env: string]: string };
  /** Refused as CLOSED when this change is closed for this hash. */
  readonly standsOn?: { readonly change: string; readonly proposalHash: string };
  /** Refused as CONFLICT unless no record of the project was ever written. */
  readonly requireEmpty?: boolean;
}

/** Proof that an operation took effect; the same for every repetition. */
export interface Receipt {
  readonly opId: string;
  readonly payloadHash: string;
  /** Environment → revision this operation made. */
  readonly revisions: { readonly [env: string]: number };
  /** Milliseconds since the epoch by the store's clock. */
  readonly at: number;
  readonly ledger: LedgerHead;
}

export type ApplyResult =
  | { readonly ok: true; readonly duplicate: boolean; readonly receipt: Receipt }
  | {
      readonly ok: false;
      readonly code: Extract<
        BlockCode,
        'CONFLICT' | 'OP_REUSED' | 'NO_STORE' | 'GENERATION' | 'CLOSED' | 'INVALID'
      >;
      readonly detail: string;
    };

/** What `found` writes once, into an empty project. */
export interface Foundation {
  readonly governance: Governance;
  readonly people: People;
  readonly entry: EntryBody;
  readonly opId: string;
}

/** One stored version of a flag. */
export interface HistoryEntry {
  readonly version: number;
  readonly at: number;
  readonly opId: string;
  readonly change: string | null;
  readonly hash: string | null;
  readonly record: Flag | null;
  readonly ledgerSeq: number;
}

/** Where a command stands in the ledger. */
export interface JudgedCommand {
  readonly seq: number;
  readonly at: number;
  readonly accepted: boolean;
}

/** What every process may read. Without an answer each rejects with `StoreUnavailable`. */
export interface FlagReader {
  /** The flags named, with the generations of their environments, read as one moment. */
  read(
    targets: readonly { readonly env: string; readonly key: string }[],
  ): Promise<{ readonly live: LiveSet; readonly generations: { readonly [env: string]: string } }>;
  /** All flags of an environment, sorted by key; a deleted one stands there without a record. */
  list(env: string): Promise<LiveSet>;
  /** Newest first. */
  history(env: string, key: string, limit: number): Promise<readonly HistoryEntry[]>;
  governance(): Promise<Governance | null>;
  people(): Promise<People | null>;
  /** Whether no record was ever written in the project. */
  isEmpty(): Promise<boolean>;
  receipt(opId: string): Promise<Receipt | null>;
  judged(jtis: readonly string[]): Promise<ReadonlyMap<string, JudgedCommand>>;
  /** Text of a content-addressed document, or null. */
  document(hash: string): Promise<string | null>;
  change(id: string): Promise<ChangeView | null>;
  /** The latest rollout of a rule. */
  rollout(id: string): Promise<RolloutView | null>;
  /** Newest first; `before` is the cursor a page ended with. Rejects with `BadCursor` on any other. */
  changes(page: Page): Promise<Paged<ChangeView>>;
  rollouts(page: Page): Promise<Paged<RolloutView>>;
  /** Oldest first, starting after `after`; a row nobody can read is missing. */
  ledger(after: number, limit: number): Promise<readonly LedgerEntry[]>;
  /** Oldest first: every entry of one change. */
  ledgerOf(change: string): Promise<readonly LedgerEntry[]>;
  ledgerHead(): Promise<LedgerHead>;
  /** Milliseconds since the epoch by the store's clock. */
  now(): Promise<number>;
}

export interface Page {
  readonly limit: number;
  readonly before?: string;
}

export interface Paged<T> {
  readonly items: readonly T[];
  /** Absent on the last page. */
  readonly next?: string;
}

/** The small writer of the API: documents named by their own hash, which changes nothing by itself. */
export interface DocumentStore {
  /** Stores the text under its SHA-256 and gives that back. */
  put(text: string): Promise<string>;
}

/**
 * The writing side. `apply` is the only function that writes records.
 * A lost connection or a timeout rejects with `UnknownOutcome`: send the same again until something else comes back.
 */
export interface FlagStore extends FlagReader, DocumentStore {
  apply(batch: WriteBatch): Promise<ApplyResult>;
  /** Appends to the ledger; a repeated opId gives the first head again. Rejects with `AppendRefused`. */
  append(transition: Transition): Promise<LedgerHead>;
  /** False where the project exists already. */
  found(foundation: Foundation): Promise<boolean>;
  /** Server facts that decide whether "acknowledged" means "durable". */
  durability(): Promise<Durability>;
  close(): Promise<void>;
}

export interface Durability {
  readonly version: string;
  readonly appendOnly: boolean;
  /** `always`, `everysec` or `no`. */
  readonly fsync: string;
  readonly evictionPolicy: string;
  /** One sentence per setting that can lose or evict acknowledged writes. */
  readonly warnings: readonly string[];
}
