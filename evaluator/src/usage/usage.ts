/**
 * How often each variant of each version of a flag was served. Every outcome carries its own counter, so counting is
 * one addition; once a minute the counters are read and set back.
 */
import type { Flag } from '../flag.js';
import type { Box } from '../follow/follower.js';
import { later } from '../host.js';
import type { Slot } from '../view/slot.js';
import { drain } from './drain.js';
import type { UsageCount } from './drain.js';

/** Takes a report. Should it fail, that report is lost and nothing else. */
export type UsageListener = (counts: readonly UsageCount[]) => void | Promise<void>;

const FLUSH_MS = 60_000;

export class Usage {
  readonly #box: Box;
  readonly #listener: UsageListener;
  /** Counts of records that were replaced since the last report. */
  #retired: UsageCount[] = [];
  #cancel: () => void = () => undefined;

  constructor(box: Box, listener: UsageListener) {
    this.#box = box;
    this.#listener = listener;
    this.#plan();
  }

  /** A record is about to be replaced: what it counted is kept for the next report. */
  retire(slot: Slot<Flag> | undefined): void {
    if (slot !== undefined) this.#retired.push(...drain(slot));
  }

  #plan(): void {
    this.#cancel = later(() => {
      void this.flush();
      this.#plan();
    }, FLUSH_MS);
  }

  async flush(): Promise<void> {
    const present = [...(this.#box.view?.flags().values() ?? [])].flatMap(drain);
    const counts = [...this.#retired, ...present];
    this.#retired = [];
    if (counts.length === 0) return;
    try {
      await this.#listener(counts);
    } catch {
      // Counting is a courtesy; deciding goes on without it.
    }
  }

  close(): Promise<void> {
    this.#cancel();
    return this.flush();
  }
}
