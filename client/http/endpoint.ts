import { z } from 'zod';
import type { Caller } from '../sdk/caller.js';

type Fields = z.ZodObject;

const NO_FIELDS = z.strictObject({});
type NoFields = typeof NO_FIELDS;

/** Bodies larger than this are refused. */
const MAX_BYTES = 262_144;

/** What a handler gets: parsed and checked. */
export interface Asked<P, Q, B> {
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** Value of a request header. */
  readonly header: (name: string) => string | undefined;
}

export interface Reply<T> {
  /** Default 200. */
  readonly status?: 200 | 201 | 202 | 503;
  readonly body: T;
  readonly headers?: { readonly [name: string]: string };
}

/** What a route takes and gives; it is checked, typed and documented from here. */
interface Contract<P extends Fields, Q extends Fields, B extends z.ZodType, R extends z.ZodType> {
  readonly method: 'get' | 'post';
  /** As OpenAPI writes it; a custom verb ends it: `/changes/{id}:edit`. */
  readonly path: string;
  readonly summary: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** Largest body, in bytes. Default 256 KiB. */
  readonly maxBytes?: number;
  /** What it answers when all is well. */
  readonly reply: R;
}

type Of<P extends Fields, Q extends Fields, B extends z.ZodType> = Asked<
  z.output<P>,
  z.output<Q>,
  z.output<B>
>;

/** A route as the app mounts it. */
export interface Endpoint {
  readonly contract: Required<Contract<Fields, Fields, z.ZodType, z.ZodType>>;
  readonly access: 'open' | 'signedIn';
  readonly handle: (asked: Asked<never, never, never>, caller: Caller) => Promise<Reply<unknown>>;
}

/** A route for whoever is signed in. */
export function signedIn<
  R extends z.ZodType,
  P extends Fields = NoFields,
  Q extends Fields = NoFields,
  B extends z.ZodType = z.ZodUndefined,
>(
  contract: Contract<P, Q, B, R>,
  handle: (asked: Of<P, Q, B>, caller: Caller) => Promise<Reply<z.input<R>>>,
): Endpoint {
  return { contract: complete(contract), access: 'signedIn', handle };
}

/** A route for anybody. */
export function open<
  R extends z.ZodType,
  P extends Fields = NoFields,
  Q extends Fields = NoFields,
  B extends z.ZodType = z.ZodUndefined,
>(contract: Contract<P, Q, B, R>, handle: (asked: Of<P, Q, B>) => Promise<Reply<z.input<R>>>): Endpoint {
  return { contract: complete(contract), access: 'open', handle };
}

const complete = (contract: Contract<Fields, Fields, z.ZodType, z.ZodType>): Endpoint['contract'] => ({
  params: NO_FIELDS,
  query: NO_FIELDS,
  body: z.undefined(),
  maxBytes: MAX_BYTES,
  ...contract,
});
