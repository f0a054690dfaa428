import { readFlag, readSegment } from '../decode/decode.js';
import type { Read } from '../decode/decode.js';
import type { Problem } from '../decode/check.js';
import { wrong } from '../decode/check.js';
import type { Flag, Segment } from '../flag.js';
import type { LogWrite } from '../keys.js';
import { planOf } from '../plan/of-slot.js';
import type { RecordName, SourceRecord } from '../source.js';
import { SegmentTable } from './segment-table.js';
import type { Slot } from './slot.js';
import { NOTHING, standsOn } from './stands-on.js';
import { View } from './view.js';
import type { Position } from './view.js';

type Stored = Pick<SourceRecord, 'key' | 'record' | 'head'>;

const misnamed = (key: string): Problem => ({
  ...wrong(`is not "${key}", under which it is stored`),
  pointer: '/key',
});

/** The slot of a new version; one that is not understood keeps what the old slot serves. */
function slotOf<T extends Flag | Segment>(
  read: (stored: unknown) => Read<T>,
  { key, record: stored, head }: Stored,
  old: Slot<T> | undefined,
): Slot<T> {
  const { record, problems } = read(stored);
  if (record?.key === key)
    return { key, record, problem: problems[0] ?? null, head, plan: null, standsOn: standsOn(record) };
  const problem = record === null ? problems[0] : misnamed(key);
  return {
    key,
    record: old?.record ?? null,
    problem: problem ?? null,
    head,
    plan: old?.plan ?? null,
    standsOn: old?.standsOn ?? NOTHING,
  };
}

type Slots<T> = Map<string, Slot<T>>;

/** Collects a snapshot record by record, with what was held before as the last good version of each. */
export class ViewBuilder {
  readonly #flags: Slots<Flag> = new Map();
  readonly #segments: Slots<Segment> = new Map();
  readonly #old: View | null;

  constructor(old: View | null) {
    this.#old = old;
  }

  add(record: SourceRecord): void {
    const { kind, key } = record;
    const old = this.#old?.flag(key);
    if (kind === 'segment')
      this.#segments.set(key, slotOf(readSegment, record, this.#old?.segments.slots.get(key)));
    else {
      const slot = slotOf(readFlag, record, old);
      this.#flags.set(key, slot);
      // Who asked for the old one is not to wait for the new one's plan.
      if (old?.plan) planOf(slot);
    }
  }

  keep({ kind, key }: RecordName): void {
    const flag = kind === 'flag' ? this.#old?.flag(key) : undefined;
    const segment = kind === 'segment' ? this.#old?.segments.slots.get(key) : undefined;
    if (flag !== undefined) this.#flags.set(key, flag);
    if (segment !== undefined) this.#segments.set(key, segment);
  }

  view(position: Position): View {
    return new View(position, new SegmentTable(this.#segments), this.#flags);
  }
}

type FlagChanges = Map<string, Slot<Flag> | undefined>;

/** The view after one apply. */
export function applyWrites(
  view: View,
  to: Position,
  writes: readonly LogWrite[],
): { view: View; flags: FlagChanges } {
  const flags: FlagChanges = new Map();
  const segments = new Map(view.segments.slots);
  for (const write of writes) {
    const { kind, key, record } = write;
    if (kind === 'flag') {
      const old = flags.has(key) ? flags.get(key) : view.flag(key);
      flags.set(key, record === null ? undefined : slotOf(readFlag, write, old));
    } else if (record === null) segments.delete(key);
    else segments.set(key, slotOf(readSegment, write, segments.get(key)));
  }
  const touched = writes.some(({ kind }) => kind === 'segment');
  return { view: view.advance(to, flags, touched ? new SegmentTable(segments) : view.segments), flags };
}
