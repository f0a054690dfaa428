import type { LogWrite } from '../keys.js';
import type { EntryResult, Sink, SourceEntry } from '../source.js';

/** A stream entry as ioredis gives it: id, and field after value. */
export type RawEntry = readonly [id: string, fields: readonly string[]];

function fieldOf(fields: readonly string[], name: string): string {
  const at = fields.indexOf(name);
  return at < 0 ? '' : (fields[at + 1] ?? '');
}

const isWrite = (value: unknown): value is LogWrite => {
  const { kind, key, record } = (value ?? {}) as Partial<LogWrite>;
  return (
    (kind === 'flag' || kind === 'segment') &&
    typeof key === 'string' &&
    (typeof record === 'string' || record === null)
  );
};

/** The entry, or null where it is not one; a snapshot then tells what it meant to say. */
export function parseEntry([id, fields]: RawEntry): SourceEntry | null {
  const revision = Number(id.split('-')[0]);
  const writes = parseWrites(fieldOf(fields, 'writes'));
  return writes === null ? null : { generation: fieldOf(fields, 'generation'), revision, writes };
}

function parseWrites(text: string): readonly LogWrite[] | null {
  try {
    const writes: unknown = JSON.parse(text);
    return Array.isArray(writes) && writes.every(isWrite) ? writes : null;
  } catch {
    return null;
  }
}

/** Hands entries over in order; false as soon as one does not follow. */
export function deliver(entries: readonly RawEntry[], sink: Sink): boolean {
  for (const raw of entries) {
    const entry = parseEntry(raw);
    const result: EntryResult = entry === null ? 'resync' : sink.entry(entry);
    if (result === 'resync') return false;
  }
  return true;
}
