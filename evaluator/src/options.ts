import type { Source } from './source.js';

export interface EvaluatorOptions {
  readonly source: Source;
  /** Served until the source delivers (status CACHED), and for ever if it never does. */
  readonly bootstrap?: Bootstrap;
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
