import type { Redis } from 'ioredis';

interface Common {
  /** Project and environment whose flags are followed. */
  readonly project: string;
  readonly environment: string;
  /** How often the store is asked where it stands, besides its log, in ms; bounds staleness; default 15 000 ± 20 %. */
  readonly pollMs?: number;
  /** Name under which this instance reports the revision it serves; default a random one. */
  readonly instance?: string;
}

/** Where Redis is: a client whose settings are copied (it is never used or closed itself), or a URL. */
export type RedisSourceOptions = Common &
  (
    { readonly redis: Redis; readonly url?: undefined } | { readonly url: string; readonly redis?: undefined }
  );

export const POLL_MS = 15_000;

/** A log read waits so long at the server; the client gives up a little later. */
export const BLOCK_MS = 5_000;
