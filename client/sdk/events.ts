import { setTimeout as pause } from 'node:timers/promises';
import type { LedgerEntry } from '../../domain/ledger/entry.js';
import type { FlagReader } from '../../store/port.js';

/** Rows of the ledger as they come. */
export interface Events {
  /** The number of the last row there is. */
  head(): Promise<number>;
  /** Rows after `after`, in batches, until the signal; an empty one says that nothing came for a while. */
  follow(after: number, signal: AbortSignal): AsyncGenerator<readonly LedgerEntry[], void, void>;
}

/** How often is looked, and how long is waited before an empty batch, in milliseconds. */
const POLL_MS = 150;
const QUIET_MS = 10_000;

const BATCH = 200;

type Reads = Pick<FlagReader, 'ledger' | 'ledgerHead'>;

/**
 * Everybody who follows reads on their own, from where they are, so nobody misses a row; that there is one more is
 * asked once for all of them.
 */
export function createEvents(reader: Reads): Events {
  const glance = shared(() => reader.ledgerHead(), POLL_MS);
  return {
    head: async () => (await reader.ledgerHead()).seq,
    follow: (after, signal) => follow({ reader, glance }, after, signal),
  };
}

interface Following {
  readonly reader: Reads;
  readonly glance: () => Promise<{ readonly seq: number }>;
}

async function* follow({ reader, glance }: Following, after: number, signal: AbortSignal) {
  let at = after;
  let quietSince = Date.now();
  while (!signal.aborted) {
    const { seq } = await glance();
    if (seq > at) {
      const entries = await reader.ledger(at, BATCH);
      // A row nobody can read is passed over.
      at = entries.at(-1)?.seq ?? seq;
      quietSince = Date.now();
      yield entries;
    } else if (Date.now() - quietSince > QUIET_MS) {
      quietSince = Date.now();
      yield [];
    } else await pause(POLL_MS, undefined, { signal }).catch(() => undefined);
  }
}

/** The same answer for all who ask within `ms` milliseconds. */
function shared<T>(ask: () => Promise<T>, ms: number): () => Promise<T> {
  let answer: Promise<T> | undefined;
  let until = 0;
  return () => {
    if (answer === undefined || Date.now() >= until) {
      until = Date.now() + ms;
      answer = ask();
    }
    return answer;
  };
}
