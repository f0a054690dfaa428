import type { Signer } from '../../proof/sign.js';
import type { DocumentStore, FlagReader, FlagStore } from '../../store/port.js';
import type { Temporal } from './temporal.js';

/** How long the parts of a request may take, in milliseconds. */
export interface Patience {
  /** A call that needs only the server. */
  readonly serverMs: number;
  /** An answer that needs a worker; afterwards the command is left behind as a signal. */
  readonly answerMs: number;
  /** One more look for an answer that may just have come. */
  readonly onceMoreMs: number;
  /** A new change that is being prepared or applied is waited for this long. */
  readonly settleMs: number;
}

export const PATIENCE: Patience = { serverMs: 2_500, answerMs: 3_000, onceMoreMs: 500, settleMs: 5_000 };

/** What every noun of the facade works with. */
export interface Context {
  readonly project: string;
  readonly taskQueue: string;
  readonly reader: FlagReader & DocumentStore & Pick<FlagStore, 'durability'>;
  readonly temporal: Temporal;
  readonly signer: Signer;
  readonly patience: Patience;
}
