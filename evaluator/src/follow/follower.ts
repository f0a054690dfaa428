/**
 * Owns what serves. It takes snapshots and entries from a source, in order or not at all: never anything empty,
 * older or of a foreign generation in place of what it holds. Whatever goes wrong, the last good view stays.
 */
import type { Events } from '../events.js';
import type { Bootstrap } from '../options.js';
import type { EntryResult, RecordName, Sink, SourceEntry, SourceSnapshot } from '../source.js';
import { applyWrites } from '../view/build.js';
import type { Slot } from '../view/slot.js';
import type { Position, View } from '../view/view.js';
import { changedFlags } from './changed.js';
import { buildInSlices } from './slices.js';
import type { Freshness } from './freshness.js';

/** The view that serves, shared with everybody who decides. */
export interface Box {
  view: View | null;
}

export interface FollowerParts {
  readonly box: Box;
  readonly events: Events;
  readonly freshness: Freshness;
}

function recordsIn<T>(slots: ReadonlyMap<string, Slot<T>>): { readonly [key: string]: T } {
  const good = [...slots].flatMap(([key, { record }]) => (record === null ? [] : [[key, record] as const]));
  return Object.fromEntries(good);
}

export class Follower implements Sink {
  readonly #box: Box;
  readonly #events: Events;
  readonly #freshness: Freshness;
  /** Whether what serves came from the source, not from a bootstrap. */
  #followed = false;

  constructor({ box, events, freshness }: FollowerParts) {
    this.#box = box;
    this.#events = events;
    this.#freshness = freshness;
  }

  position(): Position | null {
    return this.#followed ? (this.#box.view?.position ?? null) : null;
  }

  head(name: RecordName): string | undefined {
    return this.#box.view?.slot(name)?.head;
  }

  served(): Bootstrap | null {
    const { view } = this.#box;
    if (view === null || !this.#followed) return null;
    const { position } = view;
    return { position, flags: recordsIn(view.flags()), segments: recordsIn(view.segments.slots) };
  }

  async snapshot(snapshot: SourceSnapshot): Promise<boolean> {
    const refused = this.#refusal(snapshot);
    if (refused !== undefined) {
      this.failed(`Kept what was there: ${refused}.`);
      return false;
    }
    const old = this.#box.view;
    const view = await buildInSlices(snapshot, old);
    if (this.#box.view !== old || this.#freshness.name === 'CLOSED') return false;
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
      return `the store went back to revision ${revision}`;
    }
    const empty = records.length + kept.length === 0 && held.flags().size > 0;
    return empty && !sameGeneration ? 'the store is empty' : undefined;
  }

  entry({ generation, revision, writes }: SourceEntry): EntryResult {
    const { view } = this.#box;
    if (view === null || !this.#followed || view.position.generation !== generation) return 'resync';
    if (revision <= view.position.revision || this.#freshness.name === 'CLOSED') return 'known';
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
    this.#freshness.tooNew(`The store is of a newer format, ${format}.`);
  }
}
