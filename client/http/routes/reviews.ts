import { z } from 'zod';
import { key } from '../../../domain/schemas/text.js';
import type { Sdk } from '../../sdk/index.js';
import { signedIn, type Endpoint } from '../endpoint.js';
import { review, reviewBody } from '../wire/review.js';
import { timeline, timelineBody } from '../wire/timeline.js';

const hash = z.string().regex(/^[0-9a-f]{64}$/, 'must be the proposalHash of an edition');

/** What is decided on, and what happened. */
export const reviewRoutes = ({ reviews }: Pick<Sdk, 'reviews'>): readonly Endpoint[] => [
  signedIn(
    {
      method: 'get',
      path: '/changes/{id}/proposals/{hash}',
      summary: 'What is decided on, as it is stored, and the records it was made on',
      params: z.strictObject({ id: key, hash }),
      reply: review,
    },
    async ({ params }) => ({ body: reviewBody(await reviews.show(params.id, params.hash)) }),
  ),
  signedIn(
    {
      method: 'get',
      path: '/changes/{id}/timeline',
      summary: 'All that happened to a change, oldest first',
      params: z.strictObject({ id: key }),
      reply: timeline,
    },
    async ({ params }) => ({ body: timelineBody(await reviews.timeline(params.id)) }),
  ),
];
