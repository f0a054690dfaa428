import { inject } from 'vitest';
import { startApi, type Api } from '../../client/http/api.js';
import { settingsFrom } from '../../client/http/settings.js';
import type { TestProject } from './project.js';

/** A person's way into the API: their session, and what came back. */
export interface Browser {
  get(path: string): Promise<Seen>;
  post(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Seen>;
}

export interface Seen {
  readonly status: number;
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- tests look into answers of many shapes
  readonly body: any;
  readonly headers: Headers;
}

export interface TestApi {
  readonly url: string;
  as(person: string): Promise<Browser>;
  stop(): Promise<void>;
}

/** The real API of a test project, on a port of its own. */
export async function startTestApi(
  project: TestProject,
  variables: Readonly<Record<string, string>> = {},
): Promise<TestApi> {
  const settings = settingsFrom({
    SLUICE_REDIS_URL: inject('redisUrl'),
    SLUICE_PROJECT: project.project,
    SLUICE_TASK_QUEUE: project.project,
    TEMPORAL_ADDRESS: inject('temporalAddress'),
    SLUICE_SIGNING_KEY: JSON.stringify(project.signingKey),
    SLUICE_VERIFY_KEYS: JSON.stringify(project.verifyKeys),
    SLUICE_AUTH_MODE: 'development',
    SLUICE_LISTEN: '127.0.0.1:0',
    SLUICE_LOG_LEVEL: 'error',
    ...variables,
  });
  if (!settings.ok) throw new TypeError(settings.error.join('\n'));
  const api = await startApi(settings.value);
  return { url: api.url, as: (person) => signIn(api, person), stop: () => api.stop() };
}

async function signIn({ url }: Api, person: string): Promise<Browser> {
  const anonymous = browser(url, {});
  const { body } = await anonymous.post('/sign-in', { person });
  return browser(url, { authorization: `Bearer ${String(body.token)}` });
}

const browser = (url: string, own: Readonly<Record<string, string>>): Browser => ({
  get: (path) => seen(fetch(`${url}/api/v1${path}`, { headers: own })),
  post: (path, body, headers = {}) =>
    seen(
      fetch(`${url}/api/v1${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...own, ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    ),
});

async function seen(request: Promise<Response>): Promise<Seen> {
  const response = await request;
  return { status: response.status, body: await response.json(), headers: response.headers };
}
