import type { Redis } from 'ioredis';
import type { Flag } from '@sluice/evaluator';
import { parseObject } from '../json.js';
import type { HistoryEntry } from '../port.js';
import { entryNumber, streamEntry, type StreamEntry } from './parse.js';

/** Stored versions of a flag, newest first. */
export async function readHistory(
  redis: Redis,
  key: string,
  limit: number,
): Promise<readonly HistoryEntry[]> {
  const entries = await redis.xrevrange(key, '+', '-', 'COUNT', limit);
  return entries.map(streamEntry).map(historyEntry);
}

function historyEntry(entry: StreamEntry): HistoryEntry {
  const field = (name: string): string => entry.fields.get(name) ?? '';
  const hash = field('hash');
  return {
    version: entryNumber(entry),
    at: Number(field('at')),
    opId: field('op'),
    change: field('change') === '' ? null : field('change'),
    hash: hash === '-' ? null : hash,
    record: parseObject(field('record')) as Flag | null,
    ledgerSeq: Number(field('seq')),
  };
}
