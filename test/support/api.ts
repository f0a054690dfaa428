import { inject } from 'vitest';
import { startApi, type Api } from '../../client/http/api.js';
import { settingsFrom, type Settings } from '../../client/http/settings.js';
import type { SessionBody } from '../../client/http/wire/person.js';
import type { TestProject } from './project.js';

type Headers = Readonly<Record<string, string>>;

/** Fields of an answer, where a test does not say what it expects. */
type Fields = Readonly<Record<string, unknown>>;

export interface Seen<T> {
  readonly status: number;
  readonly type: string | null;
  readonly body: T;
  header(name: string): string | null;
}

/** A person's way into the API. */
export interface Browser {
  get<T = Fields>(path: string): Promise<Seen<T>>;
  /** A text is sent as it is. */
  post<T = Fields>(path: string, body: unknown, headers?: Headers): Promise<Seen<T>>;
}

export interface TestApi {
  readonly url: string;
  /** Somebody who is not signed in. */
  readonly anonymous: Browser;
  as(person: string): Promise<Browser>;
  stop(): Promise<void>;
}

export type Variables = Readonly<Record<string, string>>;

/** What an API of this project is told when it starts. */
export const variablesOf = (project: TestProject): Variables => ({
  SLUICE_REDIS_URL: inject('redisUrl'),
  SLUICE_PROJECT: project.project,
  SLUICE_TASK_QUEUE: project.project,
  TEMPORAL_ADDRESS: inject('temporalAddress'),
  SLUICE_SIGNING_KEY: JSON.stringify(project.signingKey),
  SLUICE_VERIFY_KEYS: JSON.stringify(project.verifyKeys),
  SLUICE_AUTH_MODE: 'development',
  SLUICE_LISTEN: '127.0.0.1:0',
  SLUICE_LOG_LEVEL: 'silent',
});

export function settingsOf(variables: Variables): Settings {
  const settings = settingsFrom(variables);
  if (!settings.ok) throw new TypeError(settings.error.join('\n'));
  return settings.value;
}

/** The real API of a test project, on a port of its own. */
export async function startTestApi(project: TestProject, variables: Variables = {}): Promise<TestApi> {
  const api = await startApi(settingsOf({ ...variablesOf(project), ...variables }));
  return {
    url: api.url,
    anonymous: browser(api.url, {}),
    as: (person) => signIn(api, person),
    stop: () => api.stop(),
  };
}

async function signIn({ url }: Api, person: string): Promise<Browser> {
  const { body } = await browser(url, {}).post<SessionBody>('/sign-in', { person });
  return browser(url, { authorization: `Bearer ${body.token}` });
}

const browser = (url: string, own: Headers): Browser => ({
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

export async function seen<T>(request: Promise<Response> | Response): Promise<Seen<T>> {
  const response = await request;
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    body: (await response.json()) as T,
    header: (name) => response.headers.get(name),
  };
}
