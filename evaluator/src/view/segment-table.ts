import type { Segment } from '../flag.js';
import { compileSegment, segmentsOf } from '../plan/segment.js';
import type { SegmentPlan } from '../plan/segment.js';
import type { Slot } from './slot.js';

const DEEPEST = 32;

/**
 * All segments of one moment; never changed, so that plans may remember what they found here.
 * A segment whose references form a circle, or go deeper than 32, is not found.
 */
export class SegmentTable {
  readonly slots: ReadonlyMap<string, Slot<Segment>>;
  readonly #plans = new Map<string, SegmentPlan | null>();
  readonly #heights = new Map<string, number>();

  constructor(slots: ReadonlyMap<string, Slot<Segment>>) {
    this.slots = slots;
  }

  plan(key: string): SegmentPlan | null {
    const known = this.#plans.get(key);
    if (known !== undefined) return known;
    const segment = this.slots.get(key)?.record ?? null;
    const plan = segment !== null && this.#height(key) <= DEEPEST ? compileSegment(segment) : null;
    this.#plans.set(key, plan);
    return plan;
  }

  /** How many segments stand below one another from here; endless inside a circle. */
  #height(key: string): number {
    const known = this.#heights.get(key);
    if (known !== undefined) return known;
    const segment = this.slots.get(key)?.record;
    this.#heights.set(key, Infinity);
    const below = segment ? segmentsOf(segment).map((next) => this.#height(next)) : [];
    const height = 1 + Math.max(0, ...below);
    this.#heights.set(key, height);
    return height;
  }
}
