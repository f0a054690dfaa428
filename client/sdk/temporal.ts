import {
  Client,
  Connection,
  defaultGrpcRetryOptions,
  isGrpcServiceError,
  makeGrpcRetryInterceptor,
  ServiceError,
} from '@temporalio/client';
import { Failure } from './failure.js';

/** What gRPC calls it when no server answers: DEADLINE_EXCEEDED and UNAVAILABLE. All else is an answer. */
const AWAY: ReadonlySet<number> = new Set([4, 14]);

/** Half a second of trying again: enough for a hiccup, and whoever waits is soon told that the server is away. */
const ATTEMPTS = 3;

export interface TemporalAddress {
  /** `host:port`. */
  readonly address: string;
  readonly namespace: string;
}

/** A connection that is made when it is first needed, so that a process starts and serves while Temporal is away. */
export interface Temporal {
  readonly client: Client;
  readonly connection: Connection;
  readonly namespace: string;
  /** Runs a call that ends after `ms`; throws `Failure` (unavailable) where no server answers. */
  readonly reach: <T>(ms: number, call: () => Promise<T>) => Promise<T>;
  close(): Promise<void>;
}

export function connectTemporal({ address, namespace }: TemporalAddress): Temporal {
  const retry = makeGrpcRetryInterceptor(defaultGrpcRetryOptions({ maxAttempts: ATTEMPTS }));
  const connection = Connection.lazy({ address, interceptors: [retry] });
  const client = new Client({ connection, namespace });
  return {
    client,
    connection,
    namespace,
    reach: (ms, call) => connection.withDeadline(Date.now() + ms, call).catch(asFailure),
    close: () => connection.close(),
  };
}

function asFailure(error: unknown): never {
  if (!isServerAway(error)) throw error;
  const detail =
    'Temporal does not answer, so nothing can be asked for now; reads go on. Try again, or see sluice doctor';
  throw new Failure({ kind: 'unavailable', code: 'TEMPORAL_AWAY', detail, cause: error });
}

function isServerAway(error: unknown): boolean {
  const cause = error instanceof ServiceError ? error.cause : error;
  return isGrpcServiceError(cause) && AWAY.has(cause.code);
}
