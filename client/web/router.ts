import { createRootRoute, createRoute, createRouter } from '@tanstack/react-router';
import { ChangePage } from './pages/change/change-page.js';
import { ChangesPage } from './pages/changes/changes-page.js';
import { FlagPage } from './pages/flag/flag-page.js';
import { FlagsPage } from './pages/flags/flags-page.js';
import { InboxPage } from './pages/inbox/inbox-page.js';
import { RolloutPage } from './pages/rollout/rollout-page.js';
import { NowhereFound } from './pages/nowhere.js';
import { Broken } from './shell/broken.js';
import { Gate } from './shell/gate.js';

const root = createRootRoute({ component: Gate, notFoundComponent: NowhereFound });
const getParentRoute = () => root;

const inbox = createRoute({ getParentRoute, path: '/', component: InboxPage });
const changes = createRoute({ getParentRoute, path: '/changes', component: ChangesPage });
const change = createRoute({ getParentRoute, path: '/changes/$id', component: ChangePage });
const rollout = createRoute({ getParentRoute, path: '/rollouts/$env/$flag/$rule', component: RolloutPage });
const flag = createRoute({ getParentRoute, path: '/flags/$key', component: FlagPage });
const flags = createRoute({
  getParentRoute,
  path: '/flags',
  component: FlagsPage,
  /** `focus`: somebody came to search. */
  validateSearch: (search: Record<string, unknown>): { readonly focus?: boolean } =>
    search['focus'] === true ? { focus: true } : {},
});

export const router = createRouter({
  routeTree: root.addChildren([inbox, changes, change, rollout, flag, flags]),
  defaultErrorComponent: Broken,
  defaultPreload: false,
  scrollRestoration: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
