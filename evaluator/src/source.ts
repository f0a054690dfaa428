/**
 * Where records come from. A source delivers what it reads as it is; the evaluator decides whether to take it,
 * so every source gets the same protection against empty, older and malformed data.
 */
import type { Bootstrap } from './options.js';
import type { LogWrite } from './keys.js';
import type { UsageCount } from './usage/usage.js';
import type { Position } from './view/view.js';

/** Everything a source holds at one revision. */
export interface SourceSnapshot extends Position {
  /** Every record, or of those in `kept` none. */
  readonly records: readonly SourceRecord[];
  /** Records that the evaluator already holds under the same head (see `Sink.head`). */
  readonly kept: readonly RecordName[];
  /** When it was asked for, by `elapsed`. */
  readonly askedAt: number;
}

export interface RecordName {
  readonly kind: 'flag' | 'segment';
  readonly key: string;
}

export interface SourceRecord extends RecordName {
  /** JSON text of the record, or the record itself. */
  readonly record: unknown;
  /** The store's fingerprint of exactly this record; with it, the record is not fetched again. */
  readonly head?: string;
}

/** What one apply wrote. */
export interface SourceEntry extends Position {
  readonly writes: readonly LogWrite[];
}

/** What became of an entry: taken in, already held, or a snapshot must be taken first. */
export type EntryResult = 'applied' | 'known' | 'resync';

/** The evaluator, as a source sees it. Nothing here throws. */
export interface Sink {
  /** What serves now; null while nothing does, or when that came from somewhere else. */
  position(): Position | null;
  /** Head under which a record is held, if it is held in its newest version. */
  head(name: RecordName): string | undefined;
  /** Takes a snapshot in; false where it would replace something by nothing, or by something older. */
  snapshot(snapshot: SourceSnapshot): Promise<boolean>;
  entry(entry: SourceEntry): EntryResult;
  /** Everything the source delivered that serves: of each record the last good version; null before the first. */
  served(): Bootstrap | null;
  /** The store was seen to stand where the evaluator stands, at this time by `elapsed`. */
  current(at: number): void;
  /** Reading failed; what serves goes on serving. */
  failed(error: unknown): void;
  /** The store speaks a newer format: nothing of it is read, and the status says so. */
  tooNew(format: number): void;
}

export interface Source {
  /** Begins to deliver; called once, before anything is decided. Must not throw. */
  start(sink: Sink): void;
  /** Keeps a report of how often each variant was served. */
  usage?(counts: readonly UsageCount[]): Promise<void>;
  /** Closes what the source opened. */
  close(): Promise<void>;
}
