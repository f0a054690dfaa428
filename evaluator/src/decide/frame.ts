import { inheritsOf, NOBODY } from '../context.js';
import type { Context, Reading } from '../context.js';
import type { Flag } from '../flag.js';
import type { Outcome } from '../result.js';
import type { SegmentTable } from '../view/segment-table.js';
import type { Slot } from '../view/slot.js';
import type { View } from '../view/view.js';

/** What is counted over all decisions. */
export interface Tally {
  /** Rules that were passed over for want of a subject. */
  skipped: number;
  /** Outcomes given since the last report of usage; null where nobody wants one. */
  served: Outcome[] | null;
}

/** One decision under way: whose context, which records, which instant. Reused, so that deciding allocates nothing. */
export class Frame implements Reading {
  context: Context = NOBODY;
  inherits = false;
  busy = false;
  /** Prerequisites and segments looked at so far, and how deep the present prerequisite stands. */
  prerequisites = 0;
  segments = 0;
  depth = 0;
  /** How deep the present segment stands in others. */
  nested = 0;
  #view: View | null = null;
  readonly tally: Tally;
  readonly #clock: () => number;
  #now = NaN;

  constructor(clock: () => number, tally: Tally) {
    this.#clock = clock;
    this.tally = tally;
  }

  open(context: Context, view: View): void {
    this.busy = true;
    this.#view = view;
    this.context = context;
    this.inherits = inheritsOf(context);
    this.#now = NaN;
  }

  /** For one decision more about the same context, at the same instant. */
  restart(): void {
    this.prerequisites = 0;
    this.segments = 0;
    this.depth = 0;
    this.nested = 0;
  }

  close(): void {
    this.busy = false;
    this.context = NOBODY;
    this.#view = null;
  }

  /** The segments of the moment; asked for only while it is open. */
  get segmentTable(): SegmentTable | undefined {
    return this.#view?.segments;
  }

  slot(key: string): Slot<Flag> | undefined {
    return this.#view?.flag(key);
  }

  /** Milliseconds since the epoch, read at most once per decision. */
  get now(): number {
    if (Number.isNaN(this.#now)) this.#now = this.#clock();
    return this.#now;
  }
}
