import { z } from 'zod';
import { json, key, label } from '../../../domain/schemas/text.js';
import type { Sdk } from '../../sdk/index.js';
import { signedIn, type Endpoint } from '../endpoint.js';
import { outcomeReply } from '../outcome.js';
import { changeBody, outcome } from '../wire/change.js';
import type { WorkflowLink } from '../wire/shared.js';

const decision = z.strictObject({
  decision: z.enum(['approve', 'reject']),
  /** What the person saw and decides on. */
  proposalHash: z.string().regex(/^[0-9a-f]{64}$/, 'must be the proposalHash of the change'),
  requirement: label.exactOptional(),
  form: z.record(label, json).default({}),
});

/** Decisions of people on changes. */
export function decisionRoutes(
  sdk: Pick<Sdk, 'changes' | 'decisions'>,
  link: WorkflowLink,
): readonly Endpoint[] {
  return [
    signedIn(
      {
        method: 'post',
        path: '/changes/{id}/decisions',
        summary: 'Approve or reject a requirement of a change; without one named, the one that waits for you',
        params: z.strictObject({ id: key }),
        body: decision,
        reply: outcome,
      },
      async ({ params, body }, caller) => {
        const delivery = await sdk.decisions.decide(caller, { change: params.id, ...body });
        return outcomeReply(delivery, async () => changeBody(await sdk.changes.show(params.id), link));
      },
    ),
  ];
}
