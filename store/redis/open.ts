import type { Redis } from 'ioredis';
import type { FlagReader, FlagStore } from '../port.js';
import { connect, DEFAULT_TIMEOUT_MS, readerOptions, writerOptions } from './connection.js';
import { readDurability } from './durability.js';
import { reading } from './failures.js';
import { projectKeys, type ProjectKeys } from './keys.js';
import { createFlagReads } from './read-flags.js';
import { createGovernanceReads } from './read-governance.js';
import { createLedgerReads } from './read-ledger.js';
import { createViewReads } from './read-views.js';
import { createWriting } from './write.js';

export interface StoreOptions {
  /** `redis://[user:password@]host:port[/db]`, or `rediss://` with TLS. */
  readonly url: string;
  readonly project: string;
  /** How long an answer may take, in milliseconds. Default 5,000. */
  readonly timeoutMs?: number;
}

/**
 * Opens the store of one project on a connection for reads and one for writes; `close` ends both. A lost connection
 * comes back by itself. Rejects with `StoreUnavailable` where the first attempt gets no answer.
 */
export async function openStore(options: StoreOptions): Promise<FlagStore> {
  const { url, project, timeoutMs = DEFAULT_TIMEOUT_MS } = options;
  const keys = projectKeys(project);
  const reader = await connect(url, readerOptions(timeoutMs));
  const writer = await connect(url, writerOptions(timeoutMs)).catch((error: unknown) => {
    reader.disconnect();
    throw error;
  });
  return {
    ...createReads(reader, keys),
    ...createWriting({ redis: writer, keys, timeoutMs }),
    close: () => closeBoth(reader, writer),
  };
}

type Reads = FlagReader & Pick<FlagStore, 'durability'>;

const createReads = (redis: Redis, keys: ProjectKeys): Reads =>
  guarded({
    ...createFlagReads(redis, keys),
    ...createLedgerReads(redis, keys),
    ...createViewReads(redis, keys),
    ...createGovernanceReads(redis, keys),
    durability: () => readDurability(redis),
    now: async () => {
      const [seconds = '0', micros = '0'] = (await redis.time()).map(String);
      return Number(seconds) * 1000 + Math.floor(Number(micros) / 1000);
    },
  });

type Read = (...args: never[]) => Promise<unknown>;

/** The same functions, each telling a missing answer as `StoreUnavailable`. */
function guarded<T extends object>(reads: T): T {
  const entries = Object.entries(reads) as [string, Read][];
  const wrap =
    (read: Read) =>
    (...args: never[]) =>
      reading(() => read(...args));
  return Object.fromEntries(entries.map(([name, read]) => [name, wrap(read)])) as T;
}

async function closeBoth(...connections: readonly Redis[]): Promise<void> {
  await Promise.all(connections.map((redis) => redis.quit().catch(() => redis.disconnect())));
}
