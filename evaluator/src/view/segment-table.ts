import type { Segment } from '../flag.js';
import { compileSegment, segmentsOf } from '../plan/segment.js';
import type { SegmentPlan } from '../plan/segment.js';
import type { Slot } from './slot.js';

let tables = 0;

/**
 * All segments of one moment; never changed, so that plans may remember what they found here.
 * A segment that stands on itself, however many others are between, is not found.
 */
export class SegmentTable {
  /** By which it is remembered, as remembering the table itself would keep it. */
  readonly id = ++tables;
  readonly slots: ReadonlyMap<string, Slot<Segment>>;
  readonly #plans = new Map<string, SegmentPlan | null>();

  constructor(slots: ReadonlyMap<string, Slot<Segment>>) {
    this.slots = slots;
  }

  plan(key: string): SegmentPlan | null {
    const known = this.#plans.get(key);
    if (known !== undefined) return known;
    const segment = this.slots.get(key)?.record ?? null;
    const plan = segment === null || this.#below(segment).has(key) ? null : compileSegment(segment);
    this.#plans.set(key, plan);
    return plan;
  }

  /** All segments that one stands on; those found on the way are looked at as well. */
  #below(segment: Segment): ReadonlySet<string> {
    const below = new Set(segmentsOf(segment));
    for (const key of below) {
      const record = this.slots.get(key)?.record;
      if (record) for (const next of segmentsOf(record)) below.add(next);
    }
    return below;
  }
}
