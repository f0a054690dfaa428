import type { Redis } from 'ioredis';
import type { EntryBody, LedgerEntry, LedgerHead } from '../../domain/ledger/entry.js';
import { LEDGER_START } from '../ledger.js';
import { parseObject } from '../json.js';
import type { FlagReader, JudgedCommand } from '../port.js';
import type { ProjectKeys } from './keys.js';
import { entryNumber, isPresent, streamEntry, type StreamEntry } from './parse.js';
import { parseReceipt } from './receipt.js';
import { transaction } from './transaction.js';

type LedgerReads = Pick<FlagReader, 'receipt' | 'judged' | 'ledger' | 'ledgerOf' | 'ledgerHead'>;

export const createLedgerReads = (redis: Redis, keys: ProjectKeys): LedgerReads => ({
  receipt: async (opId) => parseReceipt(opId, await redis.get(keys.receipt(opId))),
  judged: (jtis) => readJudged(redis, keys.commands, jtis),
  ledger: async (after, limit) =>
    ledgerEntries(await redis.xrange(keys.ledger, `(${String(after)}-0`, '+', 'COUNT', limit)),
  ledgerOf: (change) => readTrail(redis, keys, change),
  ledgerHead: async () => parseHead(await redis.get(keys.ledgerHead)),
});

type RawEntries = readonly [id: string, fields: string[]][];

/** A row nobody can read is left out; the chain tells that it is missing. */
const ledgerEntries = (raw: RawEntries): readonly LedgerEntry[] =>
  raw.map(streamEntry).map(ledgerEntry).filter(isPresent);

function ledgerEntry(entry: StreamEntry): LedgerEntry | null {
  const field = (name: string): string => entry.fields.get(name) ?? '';
  const body = parseObject(field('body')) as EntryBody | null;
  if (body === null) return null;
  const [prevHash, hash, bodyHash] = [field('prevHash'), field('hash'), field('bodyHash')];
  return { seq: entryNumber(entry), at: Number(field('at')), prevHash, hash, bodyHash, body };
}

async function readTrail(redis: Redis, keys: ProjectKeys, change: string): Promise<readonly LedgerEntry[]> {
  const rows = await redis.lrange(keys.trail(change), 0, -1);
  const replies = await transaction(redis, (commands) => {
    for (const row of rows) commands.xrange(keys.ledger, `${row}-0`, `${row}-0`);
  });
  return ledgerEntries((replies as RawEntries[]).flat());
}

async function readJudged(
  redis: Redis,
  key: string,
  jtis: readonly string[],
): Promise<ReadonlyMap<string, JudgedCommand>> {
  const found = jtis.length === 0 ? [] : await redis.hmget(key, ...jtis);
  return new Map(jtis.flatMap((jti, i) => judgedOf(found[i]).map((judged) => [jti, judged] as const)));
}

function judgedOf(line: string | null | undefined): readonly JudgedCommand[] {
  const match = /^(\d+)\|(\d+)\|(accepted|refused)$/.exec(line ?? '');
  return match ? [{ seq: Number(match[1]), at: Number(match[2]), accepted: match[3] === 'accepted' }] : [];
}

function parseHead(line: string | null): LedgerHead {
  const match = /^(\d+)\|([0-9a-f]{64})$/.exec(line ?? '');
  return match ? { seq: Number(match[1]), hash: match[2] ?? '' } : LEDGER_START;
}
