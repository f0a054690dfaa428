import type { Flag, Segment } from '../flag.js';
import { segmentsIn, segmentsOf } from '../plan/segment.js';
import type { Slot, StandsOn } from '../view/slot.js';
import type { View } from '../view/view.js';

type Slots<T> = ReadonlyMap<string, Slot<T>>;

/** Keys under which two maps hold different records; without an old map all of the new one. */
function differing<T>(before: Slots<T> | undefined, after: Slots<T>): Set<string> {
  const keys = new Set([...(before?.keys() ?? []), ...after.keys()]);
  for (const key of keys)
    if ((before?.get(key)?.record ?? null) === (after.get(key)?.record ?? null)) keys.delete(key);
  return keys;
}

const NOTHING: readonly string[] = [];
const orNothing = (keys: readonly string[]): readonly string[] => (keys.length === 0 ? NOTHING : keys);

function referencesOf(record: Flag | Segment | null): StandsOn {
  if (record === null) return { flags: NOTHING, segments: NOTHING };
  if (!('rules' in record)) return { flags: NOTHING, segments: orNothing(segmentsOf(record)) };
  const flags = record.prerequisites.map(({ flag }) => flag);
  const segments = record.rules.flatMap(({ when }) => segmentsIn(when));
  return { flags: orNothing(flags), segments: orNothing(segments) };
}

interface Reached {
  readonly flags: Set<string>;
  readonly segments: Set<string>;
}

/** Every record is asked at every change, so what one refers to is kept with it, and asking is short. */
function standsOnReached(slot: Slot<Flag | Segment>, { flags, segments }: Reached): boolean {
  const on = (slot.standsOn ??= referencesOf(slot.record));
  if (on.flags !== NOTHING && on.flags.some((key) => flags.has(key))) return true;
  return on.segments !== NOTHING && on.segments.some((key) => segments.has(key));
}

/** Flags that may answer differently: changed, removed, or standing on one that did; sorted. */
export function changedFlags(
  before: View | null,
  after: View,
  written?: Iterable<string>,
): readonly string[] {
  const flags = written === undefined ? differing(before?.flags(), after.flags()) : new Set(written);
  const reached = { flags, segments: changedSegments(before, after) };
  spread('segments', after.segments.slots, reached);
  spread('flags', after.flags(), reached);
  return [...flags].sort();
}

const changedSegments = (before: View | null, after: View): Set<string> =>
  before?.segments === after.segments ? new Set() : differing(before?.segments.slots, after.segments.slots);

/** Adds whatever stands on what is already there, until nothing more does. */
function spread(kind: keyof Reached, all: Slots<Flag | Segment>, reached: Reached): void {
  for (let size = -1; size !== reached[kind].size;) {
    size = reached[kind].size;
    for (const slot of all.values()) if (standsOnReached(slot, reached)) reached[kind].add(slot.key);
  }
}
