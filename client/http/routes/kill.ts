import { z } from 'zod';
import { reason } from '../../../domain/schemas/text.js';
import type { KillFlag } from '../../kill/kill.js';
import { signedIn, type Endpoint } from '../endpoint.js';
import { killed } from '../wire/flag.js';
import { FLAG_PATH, flagParams } from './flags.js';

/** Switches a flag off, also while Temporal is down. */
export const killRoute = (kill: KillFlag): Endpoint =>
  signedIn(
    {
      method: 'post',
      path: `${FLAG_PATH}:kill`,
      summary: 'Switch a flag off at once, past Temporal and without approval',
      params: flagParams,
      body: z.strictObject({ reason }),
      reply: killed,
    },
    async ({ params, body }, caller) => ({
      body: await kill(caller, { env: params.env, flag: params.key, reason: body.reason }),
    }),
  );
