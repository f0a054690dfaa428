import { setTimeout as pause } from 'node:timers/promises';
import { pino } from 'pino';
import { createSigner } from '../../proof/sign.js';
import { createVerifier } from '../../proof/verify.js';
import { openStore } from '../../store/redis/open.js';
import { connectSessions } from '../../store/sessions.js';
import { createKill } from '../kill/kill.js';
import { PATIENCE, type Context } from '../sdk/context.js';
import { createSdk } from '../sdk/index.js';
import { connectTemporal } from '../sdk/temporal.js';
import { createApp, type AppDeps } from './app.js';
import { createSessions } from './auth/sessions.js';
import { builtPage } from './page/files.js';
import { listen } from './serve.js';
import type { Settings } from './settings.js';
import type { WorkflowLink } from './wire/shared.js';

/** A running API. */
export interface Api {
  /** `http://host:port` it listens on. */
  readonly url: string;
  /** Ends open requests and connections, within a second. */
  stop(): Promise<void>;
}

/** Connects to the store, serves the API, and reaches for Temporal when it is first needed. */
export async function startApi(settings: Settings): Promise<Api> {
  const closing = new AbortController();
  const parts = await open(settings, closing.signal);
  const { host, port } = settings.SLUICE_LISTEN;
  const server = await listen(createApp(parts.deps), { host, port });
  const stop = async () => {
    closing.abort();
    await server.stop();
    await parts.close();
  };
  return { url: `http://${host}:${server.port}`, stop };
}

/** How long the connections may take to say goodbye, in milliseconds. */
const CLOSE_MS = 400;

interface Opened {
  readonly deps: AppDeps;
  close(): Promise<void>;
}

async function open(settings: Settings, closing: AbortSignal): Promise<Opened> {
  const { SLUICE_REDIS_URL: url, SLUICE_PROJECT: project } = settings;
  const context = await openContext(settings);
  const sessions = await connectSessions({ url, project });
  const killStore = await openStore({ url: settings.SLUICE_KILL_REDIS_URL ?? url, project });
  const deps = {
    ...{ project, closing, page: builtPage() },
    sdk: createSdk(context, await createVerifier(settings.SLUICE_VERIFY_KEYS)),
    kill: createKill({ project, signer: context.signer, store: killStore }),
    reader: context.reader,
    sessions: createSessions({ ...context, sessions }),
    log: pino({ level: settings.SLUICE_LOG_LEVEL }),
    publicUrl: publicUrl(settings),
    link: workflowLink(settings),
    hosts: hostsOf(settings),
  };
  return { deps, close: () => closeAll([context.reader, sessions, killStore, context.temporal]) };
}

async function closeAll(opened: readonly { close(): Promise<void> }[]): Promise<void> {
  await Promise.race([Promise.allSettled(opened.map((each) => each.close())), pause(CLOSE_MS)]);
}

async function openContext(settings: Settings) {
  const reader = await openStore({ url: settings.SLUICE_REDIS_URL, project: settings.SLUICE_PROJECT });
  return {
    project: settings.SLUICE_PROJECT,
    taskQueue: settings.SLUICE_TASK_QUEUE,
    reader,
    temporal: connectTemporal({ address: settings.TEMPORAL_ADDRESS, namespace: settings.TEMPORAL_NAMESPACE }),
    signer: await createSigner(settings.SLUICE_SIGNING_KEY),
    patience: PATIENCE,
  } satisfies Context;
}

const publicUrl = ({ SLUICE_PUBLIC_URL: url, SLUICE_LISTEN: { host, port } }: Settings): string =>
  url?.replace(/\/$/, '') ?? `http://${host}:${port}`;

/** A page elsewhere can point a name of its own at a loopback address; it cannot make the browser send one of these. */
const hostsOf = (settings: Settings): readonly string[] => [
  'localhost',
  '127.0.0.1',
  '[::1]',
  new URL(publicUrl(settings)).hostname,
];

function workflowLink(settings: Settings): WorkflowLink {
  const { SLUICE_TEMPORAL_UI_URL: ui, TEMPORAL_NAMESPACE: namespace } = settings;
  const base = ui === undefined ? null : `${ui.replace(/\/$/, '')}/namespaces/${namespace}/workflows/`;
  return (id) => ({ id, url: base === null ? null : base + encodeURIComponent(id) });
}
