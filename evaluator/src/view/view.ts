/**
 * All records of one revision. A view never changes, though the newest one lends its map to its successor:
 * the successor changes the map, and the older view remembers what it held before (its own difference).
 * So one changed flag among many costs next to nothing, and a pinned view stays what it was.
 */
import type { Flag } from '../flag.js';
import type { RecordName } from '../source.js';
import type { SegmentTable } from './segment-table.js';
import type { AnySlot, Slot } from './slot.js';

export interface Position {
  readonly generation: string;
  readonly revision: number;
}

type FlagMap = Map<string, Slot<Flag>>;

/** A pinned view this far behind makes itself independent. */
const LONGEST_CHAIN = 64;

export class View {
  readonly position: Position;
  readonly segments: SegmentTable;
  #map: FlagMap | null;
  #before: ReadonlyMap<string, Slot<Flag> | undefined> = new Map();
  #successor: View | null = null;

  constructor(position: Position, segments: SegmentTable, flags: FlagMap) {
    this.position = position;
    this.segments = segments;
    this.#map = flags;
  }

  flag(key: string): Slot<Flag> | undefined {
    return this.#map === null ? View.#flagBefore(this, key) : this.#map.get(key);
  }

  slot({ kind, key }: RecordName): AnySlot | undefined {
    return kind === 'flag' ? this.flag(key) : this.segments.slots.get(key);
  }

  /** Of a view that lent its map away. */
  static #flagBefore(asked: View, key: string): Slot<Flag> | undefined {
    let behind = 0;
    let view = asked;
    for (; view.#successor !== null; view = view.#successor) {
      if (view.#before.has(key)) return view.#before.get(key);
      if (++behind > LONGEST_CHAIN) return View.#independent(asked).get(key);
    }
    return view.#map?.get(key);
  }

  /** All flags; only for reading. */
  flags(): ReadonlyMap<string, Slot<Flag>> {
    return this.#map ?? View.#independent(this);
  }

  static #independent(asked: View): FlagMap {
    const chain: View[] = [];
    let view = asked;
    for (; view.#successor !== null; view = view.#successor) chain.push(view);
    const map: FlagMap = new Map(view.#map);
    for (const one of chain.reverse()) restore(map, one.#before);
    asked.#map = map;
    asked.#successor = null;
    return map;
  }

  /** The view after some flags changed (undefined: removed). May be called once, on the newest view. */
  advance(to: Position, changes: ReadonlyMap<string, Slot<Flag> | undefined>, segments: SegmentTable): View {
    const map = this.#map ?? View.#independent(this);
    const before = new Map<string, Slot<Flag> | undefined>();
    for (const key of changes.keys()) before.set(key, map.get(key));
    restore(map, changes);
    this.#before = before;
    this.#map = null;
    return (this.#successor = new View(to, segments, map));
  }
}

function restore(map: FlagMap, changes: ReadonlyMap<string, Slot<Flag> | undefined>): void {
  for (const [key, slot] of changes) put(map, key, slot);
}

/** Undefined: nothing is to be there. */
export function put<T>(map: Map<string, T>, key: string, value: T | undefined): void {
  if (value === undefined) map.delete(key);
  else map.set(key, value);
}
