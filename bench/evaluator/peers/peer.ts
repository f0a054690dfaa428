import type { BenchContext } from '../contexts.js';

/** What every engine is asked, so that all are timed by the same loop. */
export interface Asked {
  boolean(key: string, context: BenchContext): boolean;
  string(key: string, context: BenchContext): string;
}

/** Flag key → name of the workload whose question it is. */
export type Assigned = ReadonlyMap<string, string>;

export interface Peer {
  /** The flags in the peer's own form, as JSON text. */
  text(flags: Assigned): string;
  /** The peer, having read such a text. */
  load(text: string): Asked | Promise<Asked>;
}
