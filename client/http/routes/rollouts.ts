import { z } from 'zod';
import { key, reason, ruleId } from '../../../domain/schemas/text.js';
import type { Sdk } from '../../sdk/index.js';
import { signedIn, type Endpoint } from '../endpoint.js';
import { outcomeReply } from '../outcome.js';
import { pageOf, pageQuery } from '../paging.js';
import { outcome } from '../wire/change.js';
import { rollout, rolloutBody, rolloutPage, type RolloutBody } from '../wire/rollout.js';
import type { WorkflowLink } from '../wire/shared.js';
import { rolloutId } from '../../../domain/ids.js';

const target = z.strictObject({ env: key, flag: key, rule: ruleId });

/** Rollouts: look at them, stop them. */
export function rolloutRoutes({ rollouts }: Pick<Sdk, 'rollouts'>, link: WorkflowLink): readonly Endpoint[] {
  const show = async (id: string) => rolloutBody(await rollouts.show(id), link);
  return [
    signedIn(
      {
        method: 'get',
        path: '/rollouts',
        summary: 'Rollouts, newest first',
        query: pageQuery,
        reply: rolloutPage,
      },
      async ({ query }) => {
        const page = await rollouts.list(pageOf(query));
        return {
          body: { items: page.items.map((view) => rolloutBody(view, link)), next: page.next ?? null },
        };
      },
    ),
    signedIn(
      {
        method: 'get',
        path: '/rollouts/{env}/{flag}/{rule}',
        summary: 'One rollout',
        params: target,
        reply: rollout,
      },
      async ({ params }) => ({ body: await show(rolloutId(params)) }),
    ),
    signedIn(
      {
        method: 'post',
        path: '/rollouts/{env}/{flag}/{rule}:abort',
        summary: 'End a rollout and go back to where it began; `stage` is the one you saw',
        params: target,
        body: z.strictObject({ stage: z.int().min(-1), reason }),
        reply: outcome,
      },
      async ({ params, body }, caller) => {
        const id = rolloutId(params);
        const delivery = await rollouts.abort(caller, { rollout: id, ...body });
        const ended = delivery.kind === 'ended';
        return outcomeReply(delivery, async () => (ended ? withWayOut(await show(id)) : show(id)));
      },
    ),
  ];
}

/** Nobody is left to lower the share again, so where it stayed up, what still can is named. */
function withWayOut(body: RolloutBody): RolloutBody {
  const { what } = body.waiting;
  const raised = body.percent > body.startPercent;
  const next = raised ? `sluice flag kill ${body.flag} --env ${body.environment}` : '';
  const sentence = raised ? `${what}. Next: ${next}` : `${what}.`;
  return { ...body, waiting: { what, who: '', next, sentence } };
}
