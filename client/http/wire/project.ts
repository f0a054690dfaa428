import { z } from 'zod';
import { list, time } from './shared.js';
import { person } from './person.js';

const environment = z.object({
  key: z.string(),
  name: z.string(),
  criticality: z.enum(['low', 'normal', 'critical']),
  governed: z.boolean(),
});

/** What every page needs to know of the project. */
export const project = z.object({
  project: z.string(),
  environments: list(environment),
  people: list(z.object({ id: z.string(), name: z.string(), active: z.boolean() })),
  now: time.meta({ description: 'by the clock of the store' }),
});
export type ProjectBody = z.output<typeof project>;

/** Whom one can sign in as (development only). */
export const entrance = z.object({ project: z.string(), people: list(person) });
export type EntranceBody = z.output<typeof entrance>;

/** A session of a browser: its token is in a cookie that no script can read. */
export const browserSession = z.object({ expiresAt: time, person });
export type BrowserSessionBody = z.output<typeof browserSession>;

export const goodbye = z.object({ signedOut: z.boolean() });
