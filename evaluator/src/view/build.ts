import { readFlag, readSegment } from '../decode/decode.js';
import type { Flag, Segment } from '../flag.js';
import type { LogWrite } from '../keys.js';
import { planOf } from '../plan/of-slot.js';
import type { RecordName, SourceRecord } from '../source.js';
import { SegmentTable } from './segment-table.js';
import type { AnySlot, Slot } from './slot.js';
import { NOTHING, standsOn } from './stands-on.js';
import { put, View } from './view.js';
import type { Position } from './view.js';

const READ = { flag: readFlag, segment: readSegment } as const;

/** The slot of a new version; one that is not understood keeps what the old slot serves. */
function slotOf({ kind, key, record: stored, head }: SourceRecord, old: AnySlot | undefined): AnySlot {
  const { record, faults } = READ[kind](stored);
  if (record?.key === key)
    return { key, record, fault: faults[0] ?? null, head, plan: null, standsOn: standsOn(record) };
  const fault = record === null ? (faults[0] ?? '') : '/key';
  return { record: null, plan: null, standsOn: NOTHING, ...old, key, fault, head };
}

/** Collects a snapshot record by record, with what was held before as the last good version of each. */
export class ViewBuilder {
  readonly #slots = { flag: new Map<string, Slot<Flag>>(), segment: new Map<string, Slot<Segment>>() };
  readonly #old: View | null;

  constructor(old: View | null) {
    this.#old = old;
  }

  add(record: SourceRecord): void {
    const old = this.#old?.slot(record);
    const slot = slotOf(record, old);
    this.#put(record, slot);
    // Who asked for the old one is not to wait for the new one's plan.
    if (old?.plan) planOf(slot as Slot<Flag>);
  }

  keep(name: RecordName): void {
    const slot = this.#old?.slot(name);
    if (slot !== undefined) this.#put(name, slot);
  }

  #put({ kind, key }: RecordName, slot: AnySlot): void {
    (this.#slots[kind] as Map<string, AnySlot>).set(key, slot);
  }

  view(position: Position): View {
    return new View(position, new SegmentTable(this.#slots.segment), this.#slots.flag);
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
    const old = kind === 'segment' ? segments.get(key) : flags.has(key) ? flags.get(key) : view.flag(key);
    const slot = record === null ? undefined : slotOf(write, old);
    if (kind === 'flag') flags.set(key, slot as Slot<Flag> | undefined);
    else put(segments, key, slot as Slot<Segment> | undefined);
  }
  const touched = writes.some(({ kind }) => kind === 'segment');
  return { view: view.advance(to, flags, touched ? new SegmentTable(segments) : view.segments), flags };
}
