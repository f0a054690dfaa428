import type { ChangeView } from '../../../domain/change/projection.js';
import type { Sdk } from '../../sdk/index.js';
import { signedIn, type Endpoint } from '../endpoint.js';
import { changeBody } from '../wire/change.js';
import { inbox } from '../wire/inbox.js';
import { overview, overviewBody } from '../wire/overview.js';
import { rolloutBody } from '../wire/rollout.js';
import type { WorkflowLink } from '../wire/shared.js';

/** What a person finds when they come in, and all flags in short. */
export const inboxRoutes = (sdk: Pick<Sdk, 'inboxes' | 'flags'>, link: WorkflowLink): readonly Endpoint[] => [
  signedIn(
    { method: 'get', path: '/inbox', summary: 'What waits for you, what runs, what is new', reply: inbox },
    async (_asked, caller) => {
      const { waiting, asked, rollouts, recent } = await sdk.inboxes.of(caller);
      const changes = (views: readonly ChangeView[]) => views.map((view) => changeBody(view, link));
      return {
        body: {
          waiting: changes(waiting),
          asked: changes(asked),
          recent: changes(recent),
          rollouts: rollouts.map((view) => rolloutBody(view, link)),
        },
      };
    },
  ),
  signedIn(
    { method: 'get', path: '/overview', summary: 'All flags in short, to search in', reply: overview },
    async () => ({ body: overviewBody(await sdk.flags.list()) }),
  ),
];
