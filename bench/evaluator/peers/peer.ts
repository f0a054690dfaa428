import type { BenchContext } from '../workloads.js';

/** What every engine is asked, so that all are timed by the same loop. */
export interface Asked {
  boolean(key: string, context: BenchContext): boolean;
  string(key: string, context: BenchContext): string;
}

export interface Peer {
  readonly name: string;
  /** The peer with the flags of a workload; null where it cannot express them. */
  of(workload: string, names: readonly string[]): Asked | null;
}
