import type { Flag, Segment } from '../flag.js';
import type { Plan } from '../plan/flag.js';
import type { StandsOn } from './stands-on.js';

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
  /** What the record refers to. */
  readonly standsOn: StandsOn;
}

export type AnySlot = Slot<Flag | Segment>;
