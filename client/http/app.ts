import { Hono, type Context } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import type { Logger } from 'pino';
import { randomUUID } from 'node:crypto';
import type { FlagReader } from '../../store/port.js';
import type { KillFlag } from '../kill/kill.js';
import type { Sdk } from '../sdk/index.js';
import { Failure } from '../sdk/failure.js';
import { createAuthenticate } from './auth/authenticate.js';
import { createBrowserDoor, type BrowserDoor } from './auth/browser.js';
import type { Sessions } from './auth/sessions.js';
import { unreadable } from './body.js';
import type { Endpoint } from './endpoint.js';
import { mountEvents } from './events.js';
import { mount } from './mount.js';
import { openApiDocument } from './openapi.js';
import type { PageFiles } from './page/files.js';
import { servePage } from './page/serve-page.js';
import { asFailure, internalProblem, problemResponse } from './problem.js';
import { auditRoutes } from './routes/audit.js';
import { changeRoutes } from './routes/changes.js';
import { decisionRoutes } from './routes/decisions.js';
import { evaluateRoute } from './routes/evaluate.js';
import { flagRoutes } from './routes/flags.js';
import { doctorRoute, healthRoutes } from './routes/health.js';
import { importRoute } from './routes/imports.js';
import { inboxRoutes } from './routes/inbox.js';
import { killRoute } from './routes/kill.js';
import { peopleRoutes } from './routes/people.js';
import { projectRoute } from './routes/project.js';
import { reviewRoutes } from './routes/reviews.js';
import { rolloutRoutes } from './routes/rollouts.js';
import type { WorkflowLink } from './wire/shared.js';

export interface AppDeps {
  readonly project: string;
  readonly sdk: Sdk;
  readonly kill: KillFlag;
  readonly reader: Pick<FlagReader, 'governance'>;
  readonly sessions: Sessions;
  readonly log: Logger;
  /** Where people reach this API. */
  readonly publicUrl: string;
  readonly link: WorkflowLink;
  /** Host names a request may be addressed to; others come from a page that wants to be taken for this one. */
  readonly hosts: readonly string[];
  /** The built page; null where there is none. */
  readonly page: PageFiles | null;
  /** Ends what would otherwise stay open for ever. */
  readonly closing: AbortSignal;
}

/** Larger bodies are not read to their end; above a route's own limit they are read to name the field at fault. */
const READ_LIMIT = 4_194_304;

const VERSION = '/api/v1';

/** The API as one function from Request to Response. */
export function createApp(deps: AppDeps): Hono {
  const app = new Hono();
  const door = createBrowserDoor(deps);
  const endpoints = endpointsOf(deps, door);
  const authenticate = createAuthenticate({ sessions: deps.sessions, door });
  app.use(about(deps));
  app.use(
    bodyLimit({
      maxSize: READ_LIMIT,
      onError: () => {
        throw unreadable(READ_LIMIT);
      },
    }),
  );
  const api = new Hono();
  for (const endpoint of endpoints) mount(api, endpoint, authenticate);
  mountEvents(api, { events: deps.sdk.events, authenticate, closing: deps.closing });
  for (const endpoint of healthRoutes(deps.reader)) mount(app, endpoint, authenticate);
  app.route(VERSION, api);
  const document = openApiDocument(endpoints, deps.publicUrl + VERSION);
  app.get('/openapi.json', (c) => c.json(document));
  servePage(app, deps.page);
  app.notFound((c) => problemResponse(noRoute(c), requestIdOf(c)));
  app.onError((error, c) => failed(error, c, deps.log));
  return app;
}

const endpointsOf = (deps: AppDeps, door: BrowserDoor): readonly Endpoint[] => {
  const { project, sdk, kill, sessions, link } = deps;
  return [
    ...peopleRoutes({ project, sessions, door }),
    projectRoute(sdk.projects),
    ...inboxRoutes(sdk, link),
    ...flagRoutes(sdk.flags),
    evaluateRoute(sdk.flags),
    killRoute(kill),
    ...changeRoutes(sdk, link),
    ...reviewRoutes(sdk),
    ...decisionRoutes(sdk, link),
    ...rolloutRoutes(sdk, link),
    importRoute(sdk.imports, link),
    ...auditRoutes(sdk.audit),
    doctorRoute(sdk.doctor),
  ];
};

const REQUEST_ID = 'x-request-id';

/** The id is set on the response first, so that every later failure finds it there. */
const requestIdOf = (c: Context): string => c.res.headers.get(REQUEST_ID) ?? '';

/** Names the request, writes it to the log, and turns away what is addressed to another host. */
function about({ log, hosts }: AppDeps): (c: Context, next: () => Promise<void>) => Promise<void> {
  return async (c, next) => {
    const began = performance.now();
    c.header(REQUEST_ID, randomUUID());
    c.header('cache-control', 'no-store');
    c.header('x-content-type-options', 'nosniff');
    requireHost(c, hosts);
    await next();
    const ms = Math.round(performance.now() - began);
    log.info(
      { requestId: requestIdOf(c), method: c.req.method, path: c.req.path, status: c.res.status, ms },
      'request',
    );
  };
}

function requireHost(c: Context, hosts: readonly string[]): void {
  if (hosts.includes(new URL(c.req.url).hostname)) return;
  const detail = 'this API does not answer for that host name; use the address in SLUICE_PUBLIC_URL';
  throw new Failure({ kind: 'forbidden', code: 'WRONG_HOST', detail });
}

const noRoute = (c: Context): Failure =>
  new Failure({
    kind: 'notFound',
    code: 'NO_ROUTE',
    detail: `there is no ${c.req.method} ${c.req.path}; see /openapi.json`,
  });

function failed(error: Error, c: Context, log: Logger): Response {
  const requestId = requestIdOf(c);
  const failure = asFailure(error);
  if (failure !== null) return problemResponse(failure, requestId);
  log.error({ requestId, err: error }, 'a request failed through our own fault');
  return internalProblem(requestId);
}
