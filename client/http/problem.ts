import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { BadCursor, StoreUnavailable, UnknownOutcome } from '../../store/errors.js';
import { Failure, invalid, type FailureKind } from '../sdk/failure.js';
import type { ProblemBody } from './wire/problem.js';

const STATUS: { readonly [K in FailureKind]: ContentfulStatusCode } = {
  malformed: 400,
  unauthenticated: 401,
  forbidden: 403,
  notFound: 404,
  conflict: 409,
  stale: 412,
  tooLarge: 413,
  wrongType: 415,
  invalid: 422,
  needsVersion: 428,
  unavailable: 503,
};

const TITLE: { readonly [K in FailureKind]: string } = {
  malformed: 'Malformed request',
  unauthenticated: 'Not signed in',
  forbidden: 'Not allowed',
  notFound: 'Not found',
  conflict: 'Conflict',
  stale: 'Stale',
  tooLarge: 'Too large',
  wrongType: 'Unsupported content type',
  invalid: 'Invalid request',
  needsVersion: 'Version needed',
  unavailable: 'Unavailable',
};

const EXTRA_HEADERS: { readonly [K in FailureKind]?: Readonly<Record<string, string>> } = {
  unauthenticated: { 'www-authenticate': 'Bearer' },
  unavailable: { 'retry-after': '2' },
};

/** The failure as RFC 9457 has it. */
export function problemResponse(failure: Failure, requestId: string): Response {
  const body: ProblemBody = {
    type: `urn:sluice:problem:${failure.code.toLowerCase().replaceAll('_', '-')}`,
    title: TITLE[failure.kind],
    status: STATUS[failure.kind],
    code: failure.code,
    detail: failure.message,
    requestId,
    errors: failure.errors.map((error) => ({ ...error })),
    ...(failure.current === undefined ? {} : { current: failure.current }),
  };
  return problemJson(body, EXTRA_HEADERS[failure.kind]);
}

/** Our own mistake: its words stay in the log, and the request id leads there. */
export const internalProblem = (requestId: string): Response =>
  problemJson({
    type: 'about:blank',
    title: 'Internal error',
    status: 500,
    code: 'INTERNAL',
    detail: `something is wrong on our side; the log has it under request ${requestId}`,
    requestId,
    errors: [],
  });

function problemJson(body: ProblemBody, headers: Readonly<Record<string, string>> = {}): Response {
  return new Response(JSON.stringify(body), {
    status: body.status,
    headers: { 'content-type': 'application/problem+json', ...headers },
  });
}

/** What was thrown, as a failure the caller can act on; null where it is our own mistake. */
export function asFailure(error: unknown): Failure | null {
  if (error instanceof Failure) return error;
  if (error instanceof BadCursor)
    return invalid([{ pointer: '/query/cursor', code: 'BAD_CURSOR', detail: error.message }]);
  if (error instanceof StoreUnavailable || error instanceof UnknownOutcome) return storeAway(error);
  return null;
}

const storeAway = (cause: Error): Failure =>
  new Failure({
    kind: 'unavailable',
    code: 'STORE_AWAY',
    detail: `${cause.message}; apps keep serving what they have. Try again, or see sluice doctor`,
    cause,
  });
