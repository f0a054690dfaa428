import type { Degraded, Status } from '../status.js';
import type { Slot } from './slot.js';
import type { View } from './view.js';

const MOST_NAMED = 100;

const troubled = (kind: Degraded['kind'], slots: Iterable<Slot<unknown>>): readonly Degraded[] =>
  [...slots].flatMap(({ key, fault }) => (fault === null ? [] : [{ kind, key, pointer: fault }]));

/** The records of a view that are not served as they are stored. */
export function degradedOf(view: View | null): Status['degraded'] {
  if (view === null) return { count: 0, records: [] };
  const all = [
    ...troubled('flag', view.flags().values()),
    ...troubled('segment', view.segments.slots.values()),
  ];
  return { count: all.length, records: all.slice(0, MOST_NAMED) };
}
