import type { Redis } from 'ioredis';
import { projectPrefix } from '@sluice/evaluator';
import { connect, DEFAULT_TIMEOUT_MS, readerOptions } from './redis/connection.js';
import { StoreUnavailable } from './errors.js';

/** Who is signed in. It expires by itself; what it stands for is looked up with every request. */
export interface Session {
  /** Id of the person. */
  readonly sub: string;
}

/** Sessions by the hash of their token: whoever reads the store cannot sign in with what stands there. */
export interface SessionStore {
  /** `ttlMs` in milliseconds. Rejects with `StoreUnavailable`. */
  open(tokenHash: string, session: Session, ttlMs: number): Promise<void>;
  /** Null where it never was or has expired. Rejects with `StoreUnavailable`. */
  find(tokenHash: string): Promise<Session | null>;
  /** Does nothing where there is none. Rejects with `StoreUnavailable`. */
  end(tokenHash: string): Promise<void>;
  close(): Promise<void>;
}

/** A small writer of its own: opening the same session twice does no harm, so its client may send again. */
export async function connectSessions(to: {
  readonly url: string;
  readonly project: string;
}): Promise<SessionStore> {
  const redis = await connect(to.url, readerOptions(DEFAULT_TIMEOUT_MS));
  return createSessions(redis, to.project);
}

function createSessions(redis: Redis, project: string): SessionStore {
  const keyOf = (tokenHash: string) => `${projectPrefix(project)}:session:${tokenHash}`;
  return {
    open: async (tokenHash, session, ttlMs) => {
      await orUnavailable(redis.set(keyOf(tokenHash), JSON.stringify(session), 'PX', ttlMs));
    },
    find: async (tokenHash) => {
      const text = await orUnavailable(redis.get(keyOf(tokenHash)));
      return text === null ? null : (JSON.parse(text) as Session);
    },
    end: async (tokenHash) => {
      await orUnavailable(redis.del(keyOf(tokenHash)));
    },
    close: async () => {
      await redis.quit();
    },
  };
}

const orUnavailable = async <T>(reply: Promise<T>): Promise<T> => {
  try {
    return await reply;
  } catch (error) {
    throw new StoreUnavailable(error);
  }
};
