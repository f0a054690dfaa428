import type { FlagStore } from '../store/port.js';
import type { Verifier } from '../proof/verify.js';

/** What activities work with; opened and closed by the worker. */
export interface ActivityDeps {
  readonly project: string;
  readonly store: FlagStore;
  /** Public keys only, from the worker's own configuration. */
  readonly verifier: Verifier;
}
