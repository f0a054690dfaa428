import type { Flag } from '@sluice/evaluator';
import { recordHash } from '../../../domain/proposal/hash.js';
import type { LiveFlag } from '../../../domain/proposal/live.js';
import { sha256 } from '../../../proof/hash.js';
import type { FlagReader, HistoryEntry } from '../../../store/port.js';
import type { Place, Trail } from './trail.js';

/** What a flag was before a write; `forged` where the history differs from what the ledger named then. */
export type Before = LiveFlag | 'unknown' | 'forged';

export type Histories = (place: Place, version: number) => Promise<HistoryEntry | undefined>;

/** More than is kept of a flag. */
const MOST = 10_000;

/** Histories of flags, each read once and again where it has grown. */
export function createHistories(reader: Pick<FlagReader, 'history'>): Histories {
  let held: { readonly place: string; readonly entries: ReadonlyMap<number, HistoryEntry> } | null = null;
  return async ({ env, key }, version) => {
    const place = `${env}/${key}`;
    if (held?.place !== place || !held.entries.has(version)) {
      const entries = await reader.history(env, key, MOST);
      held = { place, entries: new Map(entries.map((entry) => [entry.version, entry])) };
    }
    return held.entries.get(version);
  };
}

export async function beforeOf(
  of: { readonly trail: Trail; readonly histories: Histories },
  place: Place,
  version: number,
): Promise<Before> {
  const { env, key } = place;
  if (version === 0) return { env, key, version, record: null };
  const stored = await of.histories(place, version);
  if (stored === undefined) return 'unknown';
  const { record } = stored;
  const isNamed = hashOf(record) === of.trail.named(place, version)?.hash;
  return isNamed ? { env, key, version, record } : 'forged';
}

/** Hash of a stored record's behaviour, null where there is none; undefined where it is no flag. */
export function hashOf(record: Flag | null): string | null | undefined {
  try {
    return record && recordHash(record, sha256);
  } catch {
    return undefined;
  }
}
