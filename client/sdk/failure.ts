import type { FieldError } from '../../domain/failure.js';

/** What went wrong, by what the caller can do about it; HTTP and exit codes follow from it. */
export type FailureKind =
  | 'malformed'
  | 'unauthenticated'
  | 'forbidden'
  | 'notFound'
  | 'conflict'
  | 'stale'
  | 'tooLarge'
  | 'wrongType'
  | 'invalid'
  | 'needsVersion'
  | 'unavailable';

export interface FailureParts {
  readonly kind: FailureKind;
  /** Stable and upper case: a refusal, a block or a code of the API. */
  readonly code: string;
  /** What is wrong and what to do next, for people. */
  readonly detail: string;
  readonly errors?: readonly FieldError[];
  /** What is so now, where the caller's picture was stale. */
  readonly current?: unknown;
  readonly cause?: unknown;
}

/** Something the caller asked for and does not get. Nothing was changed. */
export class Failure extends Error {
  override readonly name = 'Failure';
  readonly kind: FailureKind;
  readonly code: string;
  readonly errors: readonly FieldError[];
  readonly current: unknown;

  constructor(parts: FailureParts) {
    super(parts.detail, { cause: parts.cause });
    this.kind = parts.kind;
    this.code = parts.code;
    this.errors = parts.errors ?? [];
    this.current = parts.current;
  }
}

/** Fields of the request that are wrong; `detail` repeats the first, so that one line already helps. */
export function invalid(errors: readonly FieldError[]): Failure {
  const [first] = errors;
  const more = errors.length > 1 ? ` (and ${String(errors.length - 1)} more)` : '';
  const detail =
    first === undefined
      ? 'the request is not valid'
      : `${first.pointer || 'the request'}: ${first.detail}${more}`;
  return new Failure({ kind: 'invalid', code: 'INVALID', detail, errors });
}

export const notFound = (what: string, next: string): Failure =>
  new Failure({ kind: 'notFound', code: 'NOT_FOUND', detail: `there is no ${what}; see ${next}` });
