import type { Source } from './source.js';
import type { UsageListener } from './usage/usage.js';

export interface EvaluatorOptions {
  readonly source: Source;
  /** Served until the source delivers (status CACHED), and for ever if it never does. */
  readonly bootstrap?: Bootstrap;
  /**
   * Takes how often each variant was served, every 60 s and at `close()`.
   * Default: the source keeps it, if it can.
   */
  readonly onUsage?: UsageListener;
  /** Milliseconds since the epoch, for windows and expiries; default `Date.now`. */
  readonly now?: () => number;
}

/** Records to begin with: as JSON text, or parsed. */
export interface Bootstrap {
  readonly flags: { readonly [key: string]: unknown };
  readonly segments?: { readonly [key: string]: unknown };
  /** Where the records were read, if they were read from a store. */
  readonly position?: { readonly generation: string; readonly revision: number };
}
