import { z } from 'zod';
import type { Person } from '../../../domain/policy/people.js';
import { label } from '../../../domain/schemas/text.js';
import type { Sessions } from '../auth/sessions.js';
import { open, signedIn, type Endpoint } from '../endpoint.js';
import { person, session, type PersonBody } from '../wire/person.js';
import { timeOf } from '../wire/shared.js';

/** Who you are. The sign-in is the development one: it asks for no proof, and the process keeps it on loopback. */
export function peopleRoutes(sessions: Sessions): readonly Endpoint[] {
  return [
    open(
      {
        method: 'post',
        path: '/sign-in',
        summary: 'Sign in as a person of the people document (development only)',
        body: z.strictObject({ person: label }),
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
    ),
    signedIn({ method: 'get', path: '/me', summary: 'Who you are', reply: person }, (_asked, caller) =>
      Promise.resolve({ body: personBody(caller.person) }),
    ),
  ];
}

const personBody = ({ id, name, roles }: Person): PersonBody => ({ id, name, roles });
