import { z } from 'zod';
import type { Person } from '../../../domain/policy/people.js';
import { label } from '../../../domain/schemas/text.js';
import type { BrowserDoor } from '../auth/browser.js';
import type { Sessions } from '../auth/sessions.js';
import { open, signedIn, type Endpoint } from '../endpoint.js';
import { person, session, type PersonBody } from '../wire/person.js';
import { browserSession, entrance, goodbye } from '../wire/project.js';
import { timeOf } from '../wire/shared.js';

export interface PeopleDeps {
  readonly project: string;
  readonly sessions: Sessions;
  readonly door: BrowserDoor;
}

/** Who you are. The sign-in is the development one: it asks for no proof, and the process keeps it on loopback. */
export const peopleRoutes = (deps: PeopleDeps): readonly Endpoint[] => [
  everybody(deps),
  signIn(deps),
  browserSignIn(deps),
  signOut(deps),
  signedIn({ method: 'get', path: '/me', summary: 'Who you are', reply: person }, (_asked, caller) =>
    Promise.resolve({ body: personBody(caller.person) }),
  ),
];

const whom = z.strictObject({ person: label });

const everybody = ({ project, sessions }: PeopleDeps): Endpoint =>
  open(
    {
      method: 'get',
      path: '/sign-in',
      summary: 'Whom you can sign in as (development only)',
      reply: entrance,
    },
    async () => ({ body: { project, people: (await sessions.everybody()).map(personBody) } }),
  );

const signIn = ({ sessions }: PeopleDeps): Endpoint =>
  open(
    {
      method: 'post',
      path: '/sign-in',
      summary: 'Sign in as a person of the people document (development only)',
      body: whom,
      reply: session,
    },
    async ({ body }) => {
      const opened = await sessions.signIn(body.person);
      const { token, expiresAtMs } = opened;
      return {
        status: 201,
        body: { token, expiresAt: timeOf(expiresAtMs), person: personBody(opened.person) },
      };
    },
  );

const browserSignIn = ({ sessions, door }: PeopleDeps): Endpoint =>
  open(
    {
      method: 'post',
      path: '/sign-in/browser',
      summary: 'The same for the page: the token is in a cookie that scripts cannot read (development only)',
      body: whom,
      reply: browserSession,
    },
    async ({ body, header }) => {
      door.requireOwnPage(header);
      const opened = await sessions.signIn(body.person);
      // Only now: whoever cannot become somebody else stays who they are.
      await endOf({ sessions, door }, header);
      return {
        status: 201,
        body: { expiresAt: timeOf(opened.expiresAtMs), person: personBody(opened.person) },
        headers: { 'set-cookie': door.keep(opened.token, opened.expiresAtMs - Date.now()) },
      };
    },
  );

const signOut = ({ sessions, door }: PeopleDeps): Endpoint =>
  open(
    {
      method: 'post',
      path: '/sign-out',
      summary: 'End the session of this browser',
      body: z.strictObject({}),
      reply: goodbye,
    },
    async ({ header }) => {
      door.requireOwnPage(header);
      await endOf({ sessions, door }, header);
      return { body: { signedOut: true }, headers: { 'set-cookie': door.forget } };
    },
  );

/** The session a browser had, if any, is over. */
async function endOf(
  { sessions, door }: Omit<PeopleDeps, 'project'>,
  header: (name: string) => string | undefined,
): Promise<void> {
  const token = door.tokenIn(header);
  if (token !== undefined) await sessions.signOut(token);
}

const personBody = ({ id, name, roles }: Person): PersonBody => ({ id, name, roles });
