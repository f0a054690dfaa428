import type { Slot } from '../view/slot.js';
import { NOTHING } from '../view/stands-on.js';
import type { StandsOn } from '../view/stands-on.js';
import type { View } from '../view/view.js';

type Slots<T> = ReadonlyMap<string, Slot<T>>;

/** Keys under which two maps hold different records; without an old map all of the new one. */
function differing<T>(before: Slots<T> | undefined, after: Slots<T>): Set<string> {
  const keys = new Set<string>();
  if (before === after) return keys;
  for (const [key, { record }] of after) if ((before?.get(key)?.record ?? null) !== record) keys.add(key);
  for (const [key, { record }] of before ?? []) if (record !== null && !after.has(key)) keys.add(key);
  return keys;
}

interface Reached {
  readonly flags: Set<string>;
  readonly segments: Set<string>;
}

/** Flags that may answer differently: changed, removed, or standing on one that did; sorted. */
export function changedFlags(
  before: View | null,
  after: View,
  written?: Iterable<string>,
): readonly string[] {
  const flags =
    written === undefined
      ? differing(before?.flags(), after.flags())
      : new Set([...written].filter((key) => before?.flag(key)?.record !== after.flag(key)?.record));
  const reached = { flags, segments: differing(before?.segments.slots, after.segments.slots) };
  spread('segments', after.segments.slots, reached);
  spread('flags', after.flags(), reached);
  return [...flags].sort();
}

const isReached = ({ flags, segments }: StandsOn, reached: Reached): boolean =>
  flags.some((key) => reached.flags.has(key)) || segments.some((key) => reached.segments.has(key));

/** Adds whatever stands on what is already there, until nothing more does. */
function spread(kind: keyof Reached, all: Slots<unknown>, reached: Reached): void {
  for (let size = -1; size !== reached[kind].size;) {
    size = reached[kind].size;
    for (const { key, standsOn } of all.values())
      if (standsOn !== NOTHING && isReached(standsOn, reached)) reached[kind].add(key);
  }
}
