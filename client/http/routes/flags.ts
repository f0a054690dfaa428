import { z } from 'zod';
import { key } from '../../../domain/schemas/text.js';
import type { LiveFlag } from '../../../domain/proposal/live.js';
import type { Flags } from '../../sdk/flags.js';
import { signedIn, type Endpoint } from '../endpoint.js';
import { versionTag } from '../etag.js';
import { cursorAt, limit, pageQuery, positionIn, type PageQuery } from '../paging.js';
import { flag, flagBody, flagPage, history, historyBody, type FlagPage } from '../wire/flag.js';

export const FLAG_PATH = '/flags/{key}/environments/{env}';
export const flagParams = z.strictObject({ key, env: key });

/** Flags as they are, and as they were. */
export const flagRoutes = (flags: Flags): readonly Endpoint[] =>
  [list, get, past].map((route) => route(flags));

const list = (flags: Flags): Endpoint =>
  signedIn(
    {
      method: 'get',
      path: '/flags',
      summary: 'Flags of one environment, or of all, by environment and key',
      query: pageQuery.extend({ environment: key.exactOptional() }),
      reply: flagPage,
    },
    async ({ query }) => {
      const all = await flags.list(query.environment);
      return {
        body: pageFrom(
          all.filter(({ record }) => record !== null),
          query,
        ),
      };
    },
  );

const POSITION = /^\d{1,6}$/;

/** The list is whole in memory, in an order that stays, so the position is a number. */
function pageFrom(all: readonly LiveFlag[], query: PageQuery): FlagPage {
  const start = query.cursor === undefined ? 0 : Number(positionIn(query.cursor, POSITION));
  const end = start + query.limit;
  return {
    items: all.slice(start, end).map(flagBody),
    next: end < all.length ? cursorAt(String(end)) : null,
  };
}

const get = (flags: Flags): Endpoint =>
  signedIn(
    {
      method: 'get',
      path: FLAG_PATH,
      summary: 'One flag in one environment',
      params: flagParams,
      reply: flag,
    },
    async ({ params }) => {
      const found = await flags.get({ env: params.env, flag: params.key });
      return { body: flagBody(found), headers: versionTag(found) };
    },
  );

const past = (flags: Flags): Endpoint =>
  signedIn(
    {
      method: 'get',
      path: `${FLAG_PATH}/history`,
      summary: 'Versions of a flag, newest first',
      params: flagParams,
      query: z.strictObject({ limit }),
      reply: history,
    },
    async ({ params, query }) => ({
      body: historyBody(await flags.history({ env: params.env, flag: params.key }, query.limit)),
    }),
  );
