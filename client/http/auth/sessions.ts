import { randomBytes } from 'node:crypto';
import type { Person } from '../../../domain/policy/people.js';
import { personOf } from '../../../domain/policy/people.js';
import { sha256 } from '../../../proof/hash.js';
import type { FlagReader } from '../../../store/port.js';
import type { SessionStore } from '../../../store/sessions.js';
import { Failure } from '../../sdk/failure.js';
import { peopleOf } from '../../sdk/founded.js';

/** How long a session lasts; then the person signs in again. */
const SESSION_MS = 12 * 3_600_000;

export interface SignedIn {
  /** Opaque; the store has its hash only. */
  readonly token: string;
  readonly person: Person;
  readonly expiresAtMs: number;
}

export interface Sessions {
  /** Throws `Failure` (unauthenticated) where the person is unknown or not active. */
  signIn(personId: string): Promise<SignedIn>;
  /** Who a token stands for, as the people document has them now. Throws `Failure` (unauthenticated). */
  personOf(token: string): Promise<Person>;
  /** The token stands for nobody any more. */
  signOut(token: string): Promise<void>;
  /** Everybody who can sign in. */
  everybody(): Promise<readonly Person[]>;
}

export interface SessionDeps {
  readonly project: string;
  readonly reader: Pick<FlagReader, 'people'>;
  readonly sessions: SessionStore;
}

export const createSessions = (deps: SessionDeps): Sessions => ({
  signIn: (personId) => signIn(deps, personId),
  personOf: async (token) => {
    const session = await deps.sessions.find(sha256(token));
    if (session === null) throw notSignedIn('the session is unknown or over; sign in again');
    return activePerson(deps, session.sub);
  },
  signOut: (token) => deps.sessions.end(sha256(token)),
  everybody: async () => (await peopleOf(deps)).people.filter((person) => person.active),
});

async function signIn(deps: SessionDeps, personId: string): Promise<SignedIn> {
  const person = await activePerson(deps, personId);
  const token = randomBytes(32).toString('base64url');
  await deps.sessions.open(sha256(token), { sub: person.id }, SESSION_MS);
  return { token, person, expiresAtMs: Date.now() + SESSION_MS };
}

async function activePerson(deps: SessionDeps, id: string): Promise<Person> {
  const people = await peopleOf(deps);
  const person = personOf(people, id);
  if (person?.active === true) return person;
  const active = people.people.filter((each) => each.active).map((each) => each.id);
  throw notSignedIn(`nobody active is called "${id}"; sign in as one of ${active.join(', ')}`);
}

export const notSignedIn = (detail: string): Failure =>
  new Failure({ kind: 'unauthenticated', code: 'NOT_SIGNED_IN', detail });
