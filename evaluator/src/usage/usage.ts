/**
 * How often each variant of each version of a flag was served. Every outcome carries its own counter, and the first
 * count puts it on a list: so counting is one addition, whatever view it came from, and a report reads that list.
 */
import type { Tally } from '../decide/frame.js';
import { later, turn } from '../host.js';

/** Decisions since the last report. */
export interface UsageCount {
  readonly flag: string;
  readonly version: number;
  readonly variant: string;
  readonly count: number;
}

/** Takes a report. Should it fail, that report is lost and nothing else. */
export type UsageListener = (counts: readonly UsageCount[]) => void | Promise<void>;

const FLUSH_MS = 60_000;
/** Nobody waits longer for a last report. */
const FAREWELL_MS = 1_000;

export class Usage {
  readonly #tally: Tally;
  readonly #listener: UsageListener;
  #cancel: () => void = () => undefined;

  constructor(tally: Tally, listener: UsageListener) {
    this.#tally = tally;
    this.#listener = listener;
    tally.served = [];
    this.#plan();
  }

  #plan(): void {
    this.#cancel = later(() => {
      void this.#flush();
      this.#plan();
    }, FLUSH_MS);
  }

  async #flush(): Promise<void> {
    const counts = drain(this.#tally);
    try {
      if (counts.length > 0) await this.#listener(counts);
    } catch {
      // Counting is a courtesy; deciding goes on without it.
    }
  }

  /** Counts no more. */
  close(): Promise<void> {
    this.#cancel();
    const last = this.#flush();
    this.#tally.served = null;
    return Promise.race([last, turn(FAREWELL_MS)]);
  }
}

/** Takes what was counted and begins anew; several outcomes of a flag may serve one variant. */
function drain({ served }: Tally): readonly UsageCount[] {
  const counts = new Map<string, UsageCount>();
  for (const outcome of served?.splice(0) ?? []) {
    const { flag, decision, count } = outcome;
    const { variant, version } = decision;
    outcome.count = 0;
    if (variant === undefined || version === undefined) continue;
    const row = JSON.stringify([flag, version, variant]);
    counts.set(row, { flag, version, variant, count: count + (counts.get(row)?.count ?? 0) });
  }
  return [...counts.values()];
}
