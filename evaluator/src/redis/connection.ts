import { Redis } from 'ioredis';
import type { RedisOptions } from 'ioredis';
import { BLOCK_MS } from './options.js';
import type { RedisSourceOptions } from './options.js';

const FIRST_DELAY_MS = 50;
const LONGEST_DELAY_MS = 30_000;

/** Slow growth, so that a short outage is noticed to be over soon; half of it is chance, so that not all come at once. */
export const backoff = (attempt: number): number =>
  Math.min(LONGEST_DELAY_MS, FIRST_DELAY_MS * 1.2 ** attempt) * (0.5 + Math.random() / 2);

/** Commands fail at once while there is no connection: the source knows best when to ask again. */
const SETTINGS = {
  commandTimeout: 5_000,
  blockingTimeout: BLOCK_MS * 2,
  connectTimeout: 5_000,
  maxRetriesPerRequest: 0,
  enableOfflineQueue: false,
  autoResendUnfulfilledCommands: false,
  retryStrategy: backoff,
  replyMapping: 'legacy',
  lazyConnect: false,
} as const satisfies RedisOptions;

/** A connection of our own, to where the caller's client or URL points. */
export const connect = ({ redis, url }: RedisSourceOptions): Redis =>
  redis === undefined ? new Redis(url, SETTINGS) : redis.duplicate(SETTINGS);

/** Settles once commands can be sent, or the connection is closed for good. */
export function usable(redis: Redis): Promise<void> {
  if (redis.status === 'ready' || redis.status === 'end') return Promise.resolve();
  return new Promise((resolve) => {
    const done = (): void => {
      redis.off('ready', done).off('end', done);
      resolve();
    };
    redis.on('ready', done).on('end', done);
  });
}

/** The store is back, as another connection knows: nothing is left to wait for. */
export function hurry(redis: Redis): void {
  // Where it fails after all, it goes on trying by itself.
  if (redis.status === 'reconnecting') redis.connect().catch(() => undefined);
}

/** A connection that swallows what is sent looks alive; only a new one helps. */
export function reconnectIfHung(redis: Redis, error: unknown): void {
  if (redis.status === 'ready' && /timed? ?out/i.test(String(error))) redis.disconnect(true);
}
