import { connect } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createApp } from '../../../client/http/app.js';
import type { Sdk } from '../../../client/sdk/index.js';
import { seen, startTestApi, type Browser, type TestApi } from '../../support/api.js';
import { openProject, type TestProject } from '../../support/project.js';

let project: TestProject;
let api: TestApi;
let ada: Browser;

beforeAll(async () => {
  project = await openProject({ worker: false });
  api = await startTestApi(project);
  ada = await api.as('ada');
});

afterAll(async () => {
  await api.stop();
  await project.close();
});

const PROBLEM = 'application/problem+json';

test.each(['/nothing', '/changes/a/b/c', '/rollouts/production/flag'])(
  '%s is no route, told as a problem',
  async (path) => {
    expect(await ada.get(path)).toMatchObject({ status: 404, type: PROBLEM, body: { status: 404 } });
  },
);

test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS'])('%s is no route either', async (method) => {
  expect(await seen(fetch(`${api.url}/api/v1/changes`, { method }))).toMatchObject({
    status: 404,
    type: PROBLEM,
  });
});

test('whoever is not signed in is told how, before what they sent is read', async () => {
  const refused = await api.anonymous.post('/changes', '{"broken');
  expect(refused).toMatchObject({ status: 401, type: PROBLEM, body: { code: 'NOT_SIGNED_IN' } });
  expect(refused.header('www-authenticate')).toBe('Bearer');
});

test.each(['Bearer x', 'Bearer ../../../../../../etc/passwd', 'Basic YWRhOg==', `Bearer ${'a'.repeat(43)}`])(
  '%s opens nothing',
  async (authorization) => {
    expect(await seen(fetch(`${api.url}/api/v1/me`, { headers: { authorization } }))).toMatchObject({
      status: 401,
    });
  },
);

test.each(['nobody', 'gone'])('%s cannot sign in', async (person) => {
  expect(await api.anonymous.post('/sign-in', { person })).toMatchObject({ status: 401, type: PROBLEM });
});

test('the session says who it is, and every sign-in has a token of its own', async () => {
  const { body } = await api.anonymous.post<{ token: string }>('/sign-in', { person: 'ada' });
  expect(body.token).toMatch(/^[\w-]{43}$/);
  const me = await ada.get('/me');
  expect(me.body).toEqual({ id: 'ada', name: 'Ada Author', roles: { author: ['*'] } });
  const again = await api.anonymous.post<{ token: string }>('/sign-in', { person: 'ada' });
  expect(again.body.token).not.toBe(body.token);
});

test.each([undefined, 'text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x'])(
  'a body of type %s is not read',
  async (type) => {
    const headers: Record<string, string> =
      type === undefined ? { 'content-type': '' } : { 'content-type': type };
    expect(await ada.post('/changes', '{}', headers)).toMatchObject({ status: 415, type: PROBLEM });
  },
);

test('an empty body is malformed, not an empty request', async () => {
  expect(await ada.post('/changes', '')).toMatchObject({ status: 400, type: PROBLEM });
});

test('a body beyond all measure is not read to its end', async () => {
  const refused = await ada.post('/changes', JSON.stringify({ reason: 'x'.repeat(5_000_000) }));
  expect(refused).toMatchObject({ status: 413, type: PROBLEM, body: { code: 'TOO_LARGE' } });
});

test('a body of many small parts is refused by its size', async () => {
  const items = Array.from({ length: 6_000 }, () => ({ op: 'toggle', env: 'production', flag: 'some-flag' }));
  expect(await ada.post('/changes', { title: 't', reason: 'r', items })).toMatchObject({
    status: 413,
    type: PROBLEM,
  });
});

test('a name that cannot be decoded is no flag', async () => {
  const refused = await ada.get('/flags/%E0%A4%A/environments/production');
  expect(refused).toMatchObject({ type: PROBLEM });
  expect(refused.status).toBeGreaterThanOrEqual(400);
  expect(refused.status).toBeLessThan(500);
});

test('a page that points its own name at this address gets nothing', async () => {
  const answer = await raw(
    api.url,
    'GET /api/v1/me HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n',
  );
  expect(answer).toMatch(/^HTTP\/1\.1 403 /);
  expect(answer).toContain('WRONG_HOST');
});

/** What comes back for bytes that no client library would send. */
function raw(url: string, request: string): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    let answer = '';
    const socket = connect(Number(port), hostname, () => socket.write(request));
    socket.on('data', (chunk) => (answer += chunk.toString()));
    socket.on('end', () => {
      resolve(answer);
    });
    socket.on('error', reject);
  });
}

test('the process lives and can serve', async () => {
  expect(await seen(fetch(`${api.url}/healthz`))).toMatchObject({ status: 200, body: { status: 'ok' } });
  expect(await seen(fetch(`${api.url}/readyz`))).toMatchObject({ status: 200, body: { status: 'ok' } });
});

test('a mistake of our own is a problem too, without its inside', async () => {
  const broken = () => Promise.reject(new TypeError('secret inside'));
  const app = createApp({
    ...{ project: project.project, page: null, closing: new AbortController().signal },
    sdk: { doctor: { examine: broken } } as unknown as Sdk,
    kill: broken,
    reader: project.store,
    sessions: { signIn: broken, personOf: broken, signOut: broken, everybody: broken },
    log: pino({ level: 'silent' }),
    publicUrl: 'http://localhost',
    link: (id) => ({ id, url: null }),
    hosts: ['localhost'],
  });
  const answer = await seen(app.request('/api/v1/doctor'));
  expect(answer).toMatchObject({ status: 500, type: PROBLEM, body: { code: 'INTERNAL' } });
  expect(JSON.stringify(answer.body)).not.toContain('secret');
});

interface OpenApi {
  readonly openapi: string;
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly parameters: readonly { name: string }[] }>>>
  >;
  readonly components: { readonly schemas: Readonly<Record<string, unknown>> };
}

test('the document describes every route, and refers to nothing that is not in it', async () => {
  const { body } = await seen<OpenApi>(fetch(`${api.url}/openapi.json`));
  expect(body.openapi).toBe('3.1.0');
  expect(Object.keys(body.paths)).toEqual(
    expect.arrayContaining([
      '/changes/{id}:edit',
      '/rollouts/{env}/{flag}/{rule}:abort',
      '/imports',
      '/audit/verify',
    ]),
  );
  const references = [...JSON.stringify(body).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
  for (const [, name] of references) expect(body.components.schemas).toHaveProperty(String(name));
});

test('a record is described field by field', async () => {
  const { body } = await seen<OpenApi>(fetch(`${api.url}/openapi.json`));
  expect(body.components.schemas['Flag']).toMatchObject({
    properties: { record: { anyOf: [{ properties: { salt: { type: 'string' } } }, { type: 'null' }] } },
  });
});

test('how the page is known is described, and open routes ask for nothing', async () => {
  const { body } = await seen<{
    readonly components: { readonly securitySchemes: { readonly page: { readonly description: string } } };
    readonly paths: Readonly<Record<string, { readonly post: { readonly security: readonly object[] } }>>;
  }>(fetch(`${api.url}/openapi.json`));
  expect(body.components.securitySchemes.page.description).toContain('x-sluice-person');
  expect(body.paths['/changes']?.post.security).toEqual([{ session: [] }, { page: [] }]);
  expect(body.paths['/sign-in']?.post.security).toEqual([]);
});

test('every parameter in a path is described', async () => {
  const { body } = await seen<OpenApi>(fetch(`${api.url}/openapi.json`));
  for (const [path, operations] of Object.entries(body.paths)) {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
    for (const { parameters } of Object.values(operations))
      expect(parameters.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
  }
});
