import { z } from 'zod';
import type { ChangeView } from '../../../domain/change/projection.js';
import { changeInputSchema } from '../../../domain/schemas/change-request.js';
import { key, reason } from '../../../domain/schemas/text.js';
import type { Changes } from '../../sdk/changes.js';
import type { Sdk } from '../../sdk/index.js';
import { signedIn, type Endpoint } from '../endpoint.js';
import { editionTag, requireEdition } from '../etag.js';
import { outcomeReply } from '../outcome.js';
import { pageOf, pageQuery } from '../paging.js';
import { change, changeBody, changePage, outcome, type ChangeBody } from '../wire/change.js';
import { preview, previewBody } from '../wire/preview.js';
import type { WorkflowLink } from '../wire/shared.js';

interface Deps {
  readonly changes: Changes;
  readonly body: (view: ChangeView) => ChangeBody;
}

const id = z.strictObject({ id: key });

/** Changes: ask for one, look at it, edit it, take it back. */
export function changeRoutes({ changes }: Pick<Sdk, 'changes'>, link: WorkflowLink): readonly Endpoint[] {
  const deps = { changes, body: (view: ChangeView) => changeBody(view, link) };
  return [create, list, show, edit, withdraw].map((route) => route(deps));
}

const create = ({ changes, body }: Deps): Endpoint =>
  signedIn(
    {
      method: 'post',
      path: '/changes',
      summary: 'Ask for a change, or with dryRun=true see what it would do and need',
      query: z.strictObject({ dryRun: z.enum(['true', 'false']).default('false') }),
      body: changeInputSchema,
      reply: z.union([change, preview]),
    },
    async ({ query, body: request }, caller) => {
      if (query.dryRun === 'true') return { body: previewBody(await changes.preview(caller, request)) };
      const view = await changes.create(caller, request);
      return { status: isAwaited(view) ? 202 : 200, body: body(view), headers: editionTag(view) };
    },
  );

/** Something is still to come before it is written. */
const isAwaited = ({ status }: ChangeView): boolean =>
  status === 'preparing' || status === 'review' || status === 'applying' || status === 'blocked';

const list = ({ changes, body }: Deps): Endpoint =>
  signedIn(
    {
      method: 'get',
      path: '/changes',
      summary: 'Changes, newest first',
      query: pageQuery,
      reply: changePage,
    },
    async ({ query }) => {
      const page = await changes.list(pageOf(query));
      return { body: { items: page.items.map(body), next: page.next ?? null } };
    },
  );

const show = ({ changes, body }: Deps): Endpoint =>
  signedIn(
    { method: 'get', path: '/changes/{id}', summary: 'One change', params: id, reply: change },
    async ({ params }) => {
      const view = await changes.show(params.id);
      return { body: body(view), headers: editionTag(view) };
    },
  );

const edit = ({ changes, body }: Deps): Endpoint =>
  signedIn(
    {
      method: 'post',
      path: '/changes/{id}:edit',
      summary: 'Make the next edition of a change; If-Match names the one it was made from',
      params: id,
      body: changeInputSchema,
      reply: outcome,
    },
    async ({ params, body: request, header }, caller) => {
      const seen = requireEdition(header('if-match'));
      const delivery = await changes.edit(caller, { change: params.id, request, seen });
      return outcomeReply(delivery, async () => body(await changes.show(params.id)));
    },
  );

const withdraw = ({ changes, body }: Deps): Endpoint =>
  signedIn(
    {
      method: 'post',
      path: '/changes/{id}:withdraw',
      summary: 'Take a change back',
      params: id,
      body: z.strictObject({ reason }),
      reply: outcome,
    },
    async ({ params, body: { reason: why } }, caller) => {
      const delivery = await changes.withdraw(caller, { change: params.id, reason: why });
      return outcomeReply(delivery, async () => body(await changes.show(params.id)));
    },
  );
