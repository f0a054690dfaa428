import { z } from 'zod';
import { json, label } from '../../../domain/schemas/text.js';
import type { Flags } from '../../sdk/flags.js';
import { signedIn, type Endpoint } from '../endpoint.js';
import { evaluation, evaluationBody } from '../wire/flag.js';
import { FLAG_PATH, flagParams } from './flags.js';

/** What an app with this context would be served now. */
export const evaluateRoute = (flags: Flags): Endpoint =>
  signedIn(
    {
      method: 'post',
      path: `${FLAG_PATH}/evaluate`,
      summary: 'What the flag serves to this context now',
      params: flagParams,
      body: z.strictObject({ context: z.record(label, json).default({}) }),
      reply: evaluation,
    },
    async ({ params, body }) => ({
      body: evaluationBody(await flags.evaluate({ env: params.env, flag: params.key }, body.context)),
    }),
  );
