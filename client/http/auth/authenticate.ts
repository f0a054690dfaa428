import type { HonoRequest } from 'hono';
import type { Caller } from '../../sdk/caller.js';
import { invalid } from '../../sdk/failure.js';
import type { BrowserDoor } from './browser.js';
import { notSignedIn, type Sessions } from './sessions.js';

/**
 * Who sends a request. Throws `Failure`: unauthenticated, forbidden where another site sends it, conflict where our page
 * sends it for somebody who is signed in no longer.
 */
export type Authenticate = (request: HonoRequest) => Promise<Caller>;

export interface AuthenticateDeps {
  readonly sessions: Pick<Sessions, 'personOf'>;
  readonly door: BrowserDoor;
}

export const createAuthenticate =
  ({ sessions, door }: AuthenticateDeps): Authenticate =>
  async (request) => {
    const { token, via } = credential(request, door);
    const person = await sessions.personOf(token);
    if (via === 'ui' && alters(request)) door.requireShownTo(person, (name) => request.header(name));
    return { person, via, ...idempotencyOf(request) };
  };

const alters = (request: HonoRequest): boolean => request.method !== 'GET';

interface Credential {
  readonly token: string;
  readonly via: Caller['via'];
}

function credential(request: HonoRequest, door: BrowserDoor): Credential {
  const header = (name: string) => request.header(name);
  const cookie = request.header('authorization') === undefined ? door.tokenIn(header) : undefined;
  if (cookie === undefined) return { token: bearerOf(request), via: viaOf(request) };
  if (alters(request)) door.requireOwnPage(header);
  return { token: cookie, via: 'ui' };
}

function bearerOf(request: HonoRequest): string {
  const [, token] = /^Bearer ([\w-]{20,200})$/.exec(request.header('authorization') ?? '') ?? [];
  if (token === undefined) throw notSignedIn('sign in first, and send "Authorization: Bearer <token>"');
  return token;
}

/** For the reader of the ledger: which door somebody says they came through. */
const viaOf = (request: HonoRequest): Caller['via'] =>
  request.header('user-agent')?.startsWith('sluice-cli/') === true ? 'cli' : 'api';

const MAX_KEY_LENGTH = 255;

function idempotencyOf(request: HonoRequest): { readonly idempotencyKey?: string } {
  const idempotencyKey = request.header('idempotency-key');
  if (idempotencyKey === undefined) return {};
  if (idempotencyKey.length >= 1 && idempotencyKey.length <= MAX_KEY_LENGTH) return { idempotencyKey };
  const detail = `an Idempotency-Key has 1 to ${MAX_KEY_LENGTH} characters`;
  throw invalid([{ pointer: '/header/idempotency-key', code: 'BAD_KEY', detail }]);
}
