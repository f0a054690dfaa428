import { randomBytes } from 'node:crypto';
import { sha256 } from '../../proof/hash.js';
import { canonicalJson } from '../../domain/proposal/canonical.js';
import { holds, type Person } from '../../domain/policy/people.js';
import { Failure } from './failure.js';

/** Who asks, as the session says; nothing in a request can change it. */
export interface Caller {
  readonly person: Person;
  readonly via: 'ui' | 'cli' | 'api';
  /** The caller's own name for this request: repeated, it takes effect once. */
  readonly idempotencyKey?: string;
}

/** An id for what the caller asks of `target`: random, or the same each time for the same idempotency key. */
export function requestId(caller: Caller, target: string): string {
  const { idempotencyKey, person } = caller;
  if (idempotencyKey === undefined) return randomBytes(16).toString('hex');
  return sha256(canonicalJson([person.id, target, idempotencyKey])).slice(0, 32);
}

/** Throws unless the person holds one of the roles in every one of the environments. */
export function requireRole(caller: Caller, roles: readonly string[], environments: readonly string[]): void {
  const missing = environments.filter((env) => !holds(caller.person, roles, [env]));
  if (missing.length === 0) return;
  const detail = `${caller.person.id} holds none of these roles in ${missing.join(', ')}: ${roles.join(', ')}; ask an admin, or somebody who has one`;
  throw new Failure({ kind: 'forbidden', code: 'ROLE_MISSING', detail });
}
