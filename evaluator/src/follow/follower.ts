/**
 * Owns what serves. It takes snapshots and entries from a source, in order or not at all: never anything empty,
 * older or of a foreign generation in place of what it holds. Whatever goes wrong, the last good view stays.
 */
import type { Events } from '../events.js';
import type { EntryResult, RecordName, Sink, SourceEntry, SourceSnapshot } from '../source.js';
import { applyWrites } from '../view/build.js';
import type { Position, View } from '../view/view.js';
import { changedFlags } from './changed.js';
import { buildInSlices } from './slices.js';
import type { Freshness } from './freshness.js';

/** The view that serves, shared with everybody who decides. */
export interface Box {
  view: View | null;
}

export class Follower implements Sink {
  readonly #box: Box;
  readonly #events: Events;
  readonly #freshness: Freshness;
  /** Whether what serves came from the source, not from a bootstrap. */
  #followed = false;

  constructor(box: Box, events: Events, freshness: Freshness) {
    this.#box = box;
    this.#events = events;
    this.#freshness = freshness;
  }

  position(): Position | null {
    return this.#followed ? (this.#box.view?.position ?? null) : null;
  }

  head({ kind, key }: RecordName): string | undefined {
    const { view } = this.#box;
    return kind === 'flag' ? view?.flag(key)?.head : view?.segments.slots.get(key)?.head;
  }

  async snapshot(snapshot: SourceSnapshot): Promise<boolean> {
    const refused = this.#refusal(snapshot);
    if (refused !== undefined) return this.#refuse(refused);
    const old = this.#box.view;
    const view = await buildInSlices(snapshot, old);
    if (this.#box.view !== old) return false;
    this.#followed = true;
    this.#swap(view, () => changedFlags(old, view));
    this.#freshness.seen(snapshot.askedAt);
    return true;
  }

  #refusal({ generation, revision, records, kept }: SourceSnapshot): string | undefined {
    const held = this.#box.view;
    if (held === null) return undefined;
    const sameGeneration = held.position.generation === generation;
    if (sameGeneration && revision < held.position.revision) {
      return `the store went back from revision ${held.position.revision} to ${revision}`;
    }
    const empty = records.length + kept.length === 0 && held.flags().size > 0;
    return empty && !sameGeneration ? 'the store is empty' : undefined;
  }

  #refuse(reason: string): false {
    this.#freshness.failed(`Kept what was there: ${reason}.`);
    return false;
  }

  entry({ generation, revision, writes }: SourceEntry): EntryResult {
    const { view } = this.#box;
    if (view === null || !this.#followed || view.position.generation !== generation) return 'resync';
    if (revision <= view.position.revision) return 'known';
    if (revision !== view.position.revision + 1) return 'resync';
    const applied = applyWrites(view, { generation, revision }, writes);
    this.#swap(applied.view, () => changedFlags(view, applied.view, applied.flags.keys()));
    return 'applied';
  }

  #swap(view: View, changed: () => readonly string[]): void {
    this.#box.view = view;
    if (!this.#events.has('configurationChanged')) return;
    const keys = changed();
    if (keys.length > 0) this.#events.emit('configurationChanged', keys);
  }

  current(at: number): void {
    this.#freshness.seen(at);
  }

  failed(error: unknown): void {
    this.#freshness.failed(error instanceof Error ? error.message : String(error));
  }

  tooNew(format: number): void {
    this.#freshness.tooNew(`The store is of format ${format}, which this reader does not know.`);
  }
}
