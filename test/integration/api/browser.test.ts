import { afterAll, beforeAll, expect, test } from 'vitest';
import type { BrowserSessionBody, EntranceBody, ProjectBody } from '../../../client/http/wire/project.js';
import type { ProblemBody } from '../../../client/http/wire/problem.js';
import { createBrowserDoor } from '../../../client/http/auth/browser.js';
import { seen, startTestApi, type TestApi } from '../../support/api.js';
import { fromPage, pageSession } from '../../support/page-session.js';
import { openProject, type TestProject } from '../../support/project.js';
import { creates } from '../../support/requests.js';

let project: TestProject;
let api: TestApi;

beforeAll(async () => {
  project = await openProject();
  api = await startTestApi(project);
});

afterAll(async () => {
  await api.stop();
  await project.close();
});

const request = (flag: string) => ({ title: 'x', reason: 'y', ...creates(flag) });

test('whom one can sign in as is told without a session, and only of active people', async () => {
  const { status, body } = await api.anonymous.get<EntranceBody>('/sign-in');
  expect(status).toBe(200);
  expect(body.project).toBe(project.project);
  expect(body.people.map(({ id }) => id)).toEqual(['ada', 'bo', 'maya', 'tom', 'quinn', 'root', 'vic']);
});

test('the session of a browser is a cookie that no script reads and no other site sends', async () => {
  const { cookie } = await pageSession(api.url, 'ada');
  expect(cookie).toMatch(
    /^sluice-t-[0-9a-f]{8}=[\w-]{43}; Max-Age=4\d{4}; Path=\/; HttpOnly; SameSite=Strict$/,
  );
});

test('the token of a browser is not in what it can read', async () => {
  const reply = await fetch(`${api.url}/api/v1/sign-in/browser`, {
    method: 'POST',
    headers: fromPage(api.url),
    body: JSON.stringify({ person: 'ada' }),
  });
  const body = (await reply.json()) as BrowserSessionBody;
  expect(Object.keys(body).sort()).toEqual(['expiresAt', 'person']);
});

test('behind https the cookie is bound to its host', () => {
  const door = createBrowserDoor({ project: 'shop', publicUrl: 'https://sluice.example' });
  expect(door.keep('t', 5_000)).toBe(
    '__Host-sluice-shop=t; Max-Age=5; Path=/; HttpOnly; SameSite=Strict; Secure',
  );
  const from = (origin: string) => (name: string) =>
    ({ origin, host: 'sluice.example', 'x-sluice-page': '1' })[name];
  expect(() => door.requireOwnPage(from('https://sluice.example'))).not.toThrow();
  expect(() => door.requireOwnPage(from('http://sluice.example'))).toThrow('alters things from the page');
});

test('what a browser does is recorded as done on the page', async () => {
  const ada = await pageSession(api.url, 'ada');
  const { status, body } = await ada.post<{ id: string }>('/changes', request('from-the-page'));
  expect(status).toBe(202);
  const [first] = await project.ledger(body.id);
  expect(first?.body).toMatchObject({ via: 'ui', actor: { id: 'ada' } });
});

test.each([
  ['another origin', { origin: 'https://evil.example' }],
  ['another port of this host', { origin: 'http://127.0.0.1:1' }],
  ['no origin', { origin: '' }],
  ['a page without a name', { origin: 'null' }],
  ['a form, which can add no header', { 'x-sluice-page': '' }],
])('with the cookie, %s alters nothing', async (_who, headers) => {
  const ada = await pageSession(api.url, 'ada');
  const { status, body } = await ada.post<ProblemBody>('/changes', request('stolen'), headers);
  expect([status, body.code]).toEqual([403, 'WRONG_ORIGIN']);
});

test('another site signs nobody in and nobody out', async () => {
  const send = (path: string, body: object) =>
    seen<ProblemBody>(
      fetch(`${api.url}/api/v1${path}`, {
        method: 'POST',
        headers: { ...fromPage(api.url), origin: 'https://evil.example' },
        body: JSON.stringify(body),
      }),
    );
  expect((await send('/sign-in/browser', { person: 'ada' })).body.code).toBe('WRONG_ORIGIN');
  expect((await send('/sign-out', {})).body.code).toBe('WRONG_ORIGIN');
});

test('a session that was ended is over', async () => {
  const ada = await pageSession(api.url, 'ada');
  expect((await ada.get('/me')).status).toBe(200);
  const out = await ada.post('/sign-out', {});
  expect(out.header('set-cookie')).toContain('Max-Age=0');
  expect((await ada.get('/me')).status).toBe(401);
});

test('whoever becomes somebody else is the first one no longer', async () => {
  const ada = await pageSession(api.url, 'ada');
  expect((await ada.post('/sign-in/browser', { person: 'maya' })).status).toBe(201);
  expect((await ada.get('/me')).status).toBe(401);
});

test('a page that is shown to one person does nothing for another, and says so in a sentence', async () => {
  const ada = await pageSession(api.url, 'ada');
  const refused = await ada.post<ProblemBody>('/changes', request('others'), { 'x-sluice-person': 'maya' });
  expect([refused.status, refused.type, refused.body.code]).toEqual([
    409,
    'application/problem+json',
    'OTHER_PERSON',
  ]);
  expect(refused.body.detail).toBe(
    'this browser is signed in as Ada Author (ada) and the page was shown to somebody else, so nothing was done; look again and repeat it as yourself',
  );
  expect((await ada.post('/changes', request('others'), { 'x-sluice-person': '' })).status).toBe(409);
  expect(await project.store.changes({ limit: 200 })).toMatchObject({
    items: expect.not.arrayContaining([expect.objectContaining({ flags: ['others'] })]) as unknown,
  });
});

test('an id that no header can hold travels percent-encoded', () => {
  const door = createBrowserDoor({ project: 'shop', publicUrl: 'http://127.0.0.1:1' });
  const person = { id: 'Zoë 本', name: 'Zoë', active: true, roles: {} };
  expect(() => door.requireShownTo(person, () => 'Zo%C3%AB%20%E6%9C%AC')).not.toThrow();
  expect(() => door.requireShownTo(person, () => 'Zo')).toThrow('nothing was done');
});

test('whoever cannot become somebody else stays who they are', async () => {
  const ada = await pageSession(api.url, 'ada');
  expect((await ada.post('/sign-in/browser', { person: 'nobody' })).status).toBe(401);
  expect((await ada.get('/me')).status).toBe(200);
});

test('environments come in the order in which changes travel', async () => {
  const ada = await pageSession(api.url, 'ada');
  const { body } = await ada.get<ProjectBody>('/project');
  expect(body.environments.map(({ key }) => key)).toEqual(['development', 'staging', 'production']);
  expect(body.people).toContainEqual({ id: 'gone', name: 'Gone Manager', active: false });
});
