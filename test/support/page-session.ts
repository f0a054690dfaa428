import { seen, type Seen } from './api.js';

/** A browser without a page: its cookie, and the headers that say where a request comes from. */
export interface PageSession {
  readonly cookie: string;
  get<T>(path: string): Promise<Seen<T>>;
  post<T>(path: string, body: unknown, headers?: Readonly<Record<string, string>>): Promise<Seen<T>>;
}

export const fromPage = (url: string): Readonly<Record<string, string>> => ({
  'content-type': 'application/json',
  origin: url,
  'x-sluice-page': '1',
});

/** Signs in as the page does. */
export async function pageSession(url: string, person: string): Promise<PageSession> {
  const reply = await fetch(`${url}/api/v1/sign-in/browser`, {
    method: 'POST',
    headers: fromPage(url),
    body: JSON.stringify({ person }),
  });
  const setCookie = reply.headers.get('set-cookie') ?? '';
  const cookie = setCookie.split(';')[0] ?? '';
  return {
    cookie: setCookie,
    get: (path) => seen(fetch(`${url}/api/v1${path}`, { headers: { cookie } })),
    post: (path, body, headers = {}) =>
      seen(
        fetch(`${url}/api/v1${path}`, {
          method: 'POST',
          headers: { cookie, ...fromPage(url), 'x-sluice-person': encodeURIComponent(person), ...headers },
          body: JSON.stringify(body),
        }),
      ),
  };
}
