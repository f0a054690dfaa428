import { Redis, type RedisOptions } from 'ioredis';
import { StoreUnavailable } from '../errors.js';

/** No answer for this long is no answer. Longer than any script runs, shorter than a caller's patience. */
export const DEFAULT_TIMEOUT_MS = 5_000;

const MAX_RECONNECT_DELAY_MS = 500;

/** Maps as flat lists: what every read here expects, whatever protocol is spoken. */
export type ConnectionOptions = RedisOptions & { readonly replyMapping: 'legacy' };

const shared = (timeoutMs: number): ConnectionOptions => ({
  replyMapping: 'legacy',
  commandTimeout: timeoutMs,
  connectTimeout: timeoutMs,
  // A server that hangs keeps its socket open for ever; without this every later call would wait behind it.
  socketTimeout: timeoutMs,
  retryStrategy: (attempt) => Math.min(50 * attempt, MAX_RECONNECT_DELAY_MS),
  // `connect` is called by hand, so that a wrong address is told at once.
  lazyConnect: true,
});

/**
 * The client's defaults double writes: it keeps what got no reply and sends it again by itself. Here a command whose
 * reply is lost fails, and the caller, who knows the opId, decides.
 */
export const writerOptions = (timeoutMs: number): ConnectionOptions => ({
  ...shared(timeoutMs),
  autoResendUnfulfilledCommands: false,
  // Without it what got no reply would neither be sent again nor fail: the promise would stay open for ever.
  maxRetriesPerRequest: 0,
  // A write that waits unseen in a queue may run long after its caller gave up.
  enableOfflineQueue: false,
});

/** Reads may be sent again. */
export const readerOptions = (timeoutMs: number): ConnectionOptions => ({
  ...shared(timeoutMs),
  maxRetriesPerRequest: 2,
});

/** A connection that is ready for commands. Rejects with `StoreUnavailable`; then nothing stays open. */
export async function connect(url: string, options: ConnectionOptions): Promise<Redis> {
  const redis = new Redis(url, options);
  // Each failure reaches the caller of a command; without a listener the client would print it as well.
  redis.on('error', () => undefined);
  try {
    await redis.connect();
    return redis;
  } catch (error) {
    redis.disconnect();
    throw new StoreUnavailable(error);
  }
}

/** Waits until a lost connection is back, at most `timeoutMs`; a writer has no queue that would do it. */
export async function whenReady(redis: Redis, timeoutMs: number): Promise<void> {
  if (redis.status === 'ready' || redis.status === 'end') return;
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      redis.off('ready', done);
      resolve();
    };
    const timer = setTimeout(done, timeoutMs);
    redis.once('ready', done);
  });
}
