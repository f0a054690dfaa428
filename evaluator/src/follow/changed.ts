import type { Flag } from '../flag.js';
import type { Slot } from '../view/slot.js';
import type { View } from '../view/view.js';
import { segmentsIn, segmentsOf } from '../plan/segment.js';

const differs = <T>(a: Slot<T> | undefined, b: Slot<T> | undefined): boolean =>
  (a?.record ?? null) !== (b?.record ?? null);

type Slots<T> = ReadonlyMap<string, Slot<T>>;

/** Keys under which two maps hold different records; without an old map all of the new one. */
function differing<T>(before: Slots<T> | undefined, after: Slots<T>): Set<string> {
  const keys = new Set([...(before?.keys() ?? []), ...after.keys()]);
  for (const key of keys) if (!differs(before?.get(key), after.get(key))) keys.delete(key);
  return keys;
}

/** Segments and flags a flag stands on. */
function flagStandsOn(flag: Flag, segments: ReadonlySet<string>, flags: ReadonlySet<string>): boolean {
  if (flag.prerequisites.some((one) => flags.has(one.flag))) return true;
  return (
    segments.size > 0 && flag.rules.some(({ when }) => segmentsIn(when).some((key) => segments.has(key)))
  );
}

/** Flags that may answer differently: changed, removed, or standing on one that did; sorted. */
export function changedFlags(
  before: View | null,
  after: View,
  written?: Iterable<string>,
): readonly string[] {
  const flags = written === undefined ? differing(before?.flags(), after.flags()) : new Set(written);
  const segments = changedSegments(before, after);
  spread(segments, after.segments.slots, (segment) => segmentsOf(segment).some((key) => segments.has(key)));
  spread(flags, after.flags(), (flag) => flagStandsOn(flag, segments, flags));
  return [...flags].sort();
}

const changedSegments = (before: View | null, after: View): Set<string> =>
  before?.segments === after.segments ? new Set() : differing(before?.segments.slots, after.segments.slots);

/** Adds whatever stands on what is already there, until nothing more does. */
function spread<T>(reached: Set<string>, all: Slots<T>, stands: (record: T) => boolean): void {
  for (let size = -1; size !== reached.size;) {
    size = reached.size;
    for (const [key, { record }] of all)
      if (record !== null && !reached.has(key) && stands(record)) reached.add(key);
  }
}
