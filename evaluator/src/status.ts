/**
 * `NOT_READY` nothing to serve yet · `CACHED` serving from memory or file · `READY` · `STALE` no contact for 30 s ·
 * `ERROR` none for 5 min, or the store is of a newer format; still serving · `CLOSED` decisions go on from the last records.
 */
export type StatusName = 'NOT_READY' | 'CACHED' | 'READY' | 'STALE' | 'ERROR' | 'CLOSED';

/** A record that is not served as it is stored. */
export interface Degraded {
  readonly kind: 'flag' | 'segment';
  readonly key: string;
  /** JSON pointer to what is wrong in the stored record; `checkFlag` has the words. */
  readonly pointer: string;
}

/** How it stands, in a word, and at which revision. */
export interface Standing {
  readonly status: StatusName;
  readonly generation: string | undefined;
  readonly revision: number | undefined;
}

export interface Status extends Standing {
  /** Milliseconds since the records were last proven to be the newest; undefined where they never were. */
  readonly ageMs: number | undefined;
  readonly lastError: string | undefined;
  /** Up to 100 of the records that are not served as stored, and how many there are. */
  readonly degraded: { readonly count: number; readonly records: readonly Degraded[] };
  /** Rules passed over so far because nobody to count was named. */
  readonly skipped: number;
}

export const STALE_AFTER_MS = 30_000;
export const ERROR_AFTER_MS = 300_000;
