import type { ProblemBody } from '../../http/wire/problem.js';

/** Says that a request comes from this page: another origin cannot send it without being asked first. */
const OWN = { 'x-sluice-page': '1' } as const;

/** The API said no, or nothing. */
export class Problem extends Error {
  override readonly name = 'Problem';
  /** HTTP status; 0 where no API answered. */
  readonly status: number;
  readonly body: Partial<ProblemBody>;

  constructor(status: number, body: Partial<ProblemBody>) {
    super(body.detail ?? `the API answered ${status}`);
    this.status = status;
    this.body = body;
  }
}

/** The browser is signed in as somebody else than its page was shown to. */
export const isOtherPerson = (error: Error): boolean =>
  error instanceof Problem && error.body.code === 'OTHER_PERSON';

export const get = <T>(path: string): Promise<T> => call<T>(path, { headers: OWN });

export interface Sending {
  readonly body: unknown;
  /** Whom the page is shown to; the API does nothing where the browser is signed in as somebody else by now. */
  readonly as?: string;
  /** The same for every attempt at one act, so that it takes effect once. */
  readonly key?: string;
}

export const post = <T>(path: string, { body, as, key }: Sending): Promise<T> =>
  call<T>(path, {
    method: 'POST',
    headers: {
      ...OWN,
      'content-type': 'application/json',
      // Ids may hold any character, and headers may not.
      ...(as === undefined ? {} : { 'x-sluice-person': encodeURIComponent(as) }),
      ...(key === undefined ? {} : { 'idempotency-key': key }),
    },
    body: JSON.stringify(body),
  });

async function call<T>(path: string, init: RequestInit): Promise<T> {
  const response = await fetch(`/api/v1${path}`, init).catch(() => null);
  const body: unknown = await response?.json().catch(() => null);
  if (response?.ok === true && body !== null) return body as T;
  // An answer that broke off is none: nobody knows what became of it.
  if (response === null || response.ok)
    throw new Problem(0, { detail: 'no API answers; what is shown may be old' });
  throw new Problem(response.status, body ?? {});
}
