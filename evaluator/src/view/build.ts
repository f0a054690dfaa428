import { decodeFlag, decodeSegment } from '../decode/decode.js';
import type { Problem } from '../decode/check.js';
import { wrong } from '../decode/check.js';
import type { Flag, Segment } from '../flag.js';
import type { LogWrite } from '../keys.js';
import type { RecordName, SourceRecord } from '../source.js';
import { SegmentTable } from './segment-table.js';
import type { Slot } from './slot.js';
import { View } from './view.js';
import type { Position } from './view.js';

type Stored = Pick<SourceRecord, 'key' | 'record' | 'head'>;

const misnamed = (key: string): Problem => ({
  ...wrong(`is not "${key}", under which it is stored`),
  pointer: '/key',
});

/** The slot of a new version; one that is not understood keeps what the old slot serves. */
export function flagSlot({ key, record: stored, head }: Stored, old: Slot<Flag> | undefined): Slot<Flag> {
  const decoded = decodeFlag(stored);
  const problem = decoded.ok ? (decoded.flag.key === key ? null : misnamed(key)) : decoded.problem;
  if (!decoded.ok || problem !== null) {
    return { key, record: old?.record ?? null, problem, head, plan: old?.plan ?? null };
  }
  return { key, record: decoded.flag, problem: decoded.dropped[0] ?? null, head, plan: null };
}

export function segmentSlot(
  { key, record: stored, head }: Stored,
  old: Slot<Segment> | undefined,
): Slot<Segment> {
  const decoded = decodeSegment(stored);
  const problem = decoded.ok ? (decoded.segment.key === key ? null : misnamed(key)) : decoded.problem;
  const record = decoded.ok && problem === null ? decoded.segment : (old?.record ?? null);
  return { key, record, problem, head, plan: null };
}

/** Collects a snapshot record by record, with what was held before as the last good version of each. */
export class ViewBuilder {
  readonly flags = new Map<string, Slot<Flag>>();
  readonly #segments = new Map<string, Slot<Segment>>();
  readonly #old: View | null;

  constructor(old: View | null) {
    this.#old = old;
  }

  add(record: SourceRecord): void {
    const { kind, key } = record;
    if (kind === 'flag') this.flags.set(key, flagSlot(record, this.#old?.flag(key)));
    else this.#segments.set(key, segmentSlot(record, this.#old?.segments.slots.get(key)));
  }

  keep({ kind, key }: RecordName): void {
    const flag = kind === 'flag' ? this.#old?.flag(key) : undefined;
    const segment = kind === 'segment' ? this.#old?.segments.slots.get(key) : undefined;
    if (flag !== undefined) this.flags.set(key, flag);
    if (segment !== undefined) this.#segments.set(key, segment);
  }

  view(position: Position): View {
    return new View(position, new SegmentTable(this.#segments), this.flags);
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
  for (const { kind, key, record } of writes) {
    if (kind === 'flag')
      flags.set(key, record === null ? undefined : flagSlot({ key, record }, view.flag(key)));
    else if (record === null) segments.delete(key);
    else segments.set(key, segmentSlot({ key, record }, segments.get(key)));
  }
  const touched = writes.some(({ kind }) => kind === 'segment');
  return { view: view.advance(to, flags, touched ? new SegmentTable(segments) : view.segments), flags };
}
