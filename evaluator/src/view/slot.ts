import type { Plan } from '../plan/flag.js';

/** Where one record is kept. A record that was not understood leaves its last good version in place. */
export interface Slot<T> {
  readonly key: string;
  /** Null where no version was ever understood. */
  readonly record: T | null;
  /** Where the newest version, or one of its overrides, is wrong: a JSON pointer; null where nothing is. */
  readonly fault: string | null;
  /** The store's fingerprint of the newest version; undefined where it came without one. */
  readonly head: string | undefined;
  /** Made on first use; only flags have one. */
  plan: Plan | null;
  /** Found out on first use. */
  standsOn: StandsOn | null;
}

/** The keys a record refers to. */
export interface StandsOn {
  readonly flags: readonly string[];
  readonly segments: readonly string[];
}
