import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type Browser, type TestApi } from '../../support/api.js';
import { openProject, type TestProject } from '../../support/project.js';
import { creates, ON_OFF } from '../../support/requests.js';

let project: TestProject;
let api: TestApi;
let root: Browser;

beforeAll(async () => {
  project = await openProject();
  api = await startTestApi(project);
  root = await api.as('root');
  await root.post('/changes', { title: 't', reason: 'r', ...creates('there', 'development') });
});

afterAll(async () => {
  await api.stop();
  await project.close();
});

const item = { op: 'toggle', env: 'production', flag: 'there', to: 'on' };
const request = { title: 'bad', reason: 'input', items: [item] };
const rollout = { op: 'rollout', env: 'development', flag: 'there', variant: 'on' };
const megabyte = 'x'.repeat(1_048_576);

interface Problem {
  readonly code: string;
  readonly detail: string;
  readonly requestId: string;
  readonly errors: readonly { readonly pointer: string }[];
}

/** A body, and the place its problem has to name. */
const CASES: readonly (readonly [name: string, body: unknown, status: number, pointer: string])[] = [
  ['an unknown flag', { ...request, items: [{ ...item, flag: 'nowhere' }] }, 422, '/items/0/flag'],
  ['an unknown environment', { ...request, items: [{ ...item, env: 'moon' }] }, 422, '/items/0/env'],
  [
    'an unknown variant',
    { ...request, items: [{ ...rollout, variant: 'blue' }], stages: [{ units: 1 }] },
    422,
    '/items/0/variant',
  ],
  ['percent 101', { ...request, items: [rollout], stages: [{ units: 101_000 }] }, 422, '/stages/0/units'],
  [
    'stages that do not rise',
    { ...request, items: [rollout], stages: [{ units: 9 }, { units: 9 }] },
    422,
    '/stages/1/units',
  ],
  ['a number for a text', { ...request, reason: 5 }, 422, '/reason'],
  ['a text for a list', { ...request, items: 'all' }, 422, '/items'],
  ['an unknown field', { ...request, percent: 5 }, 422, '/percent'],
  ['an unknown field of an item', { ...request, items: [{ ...item, force: true }] }, 422, '/items/0/force'],
  ['an unknown operation', { ...request, items: [{ ...item, op: 'drop' }] }, 422, '/items/0/op'],
  ['a missing field', { title: 'x', items: [item] }, 422, '/reason'],
  ['a reason of one megabyte', { ...request, reason: megabyte }, 413, '/reason'],
  ['a reason of 2,001 characters', { ...request, reason: 'x'.repeat(2_001) }, 422, '/reason'],
  [
    'values that are not of the flag’s type',
    {
      ...request,
      items: [{ op: 'create', env: 'production', flag: 'odd', value: { ...ON_OFF, type: 'number' } }],
    },
    422,
    '/items/0',
  ],
  ['an array', [], 422, ''],
];

test.each(CASES)('%s is refused by its place, and changes nothing', async (...[, body, status, pointer]) => {
  const before = await project.store.ledgerHead();
  const refused = await root.post<Problem>('/changes', body);
  expect(refused).toMatchObject({ status, type: 'application/problem+json' });
  expect(refused.body.errors.map((error) => error.pointer)).toContain(pointer);
  expect(refused.body.requestId).toBe(refused.header('x-request-id'));
  expect(await project.store.ledgerHead()).toEqual(before);
});

test.each([
  ['__proto__', '{"title":"t","reason":"r","items":[],"__proto__":{"admin":true}}', '/__proto__'],
  [
    'constructor',
    '{"title":"t","reason":"r","items":[],"metadata":{"constructor":1}}',
    '/metadata/constructor',
  ],
])('%s as a key is refused before any schema sees it', async (_name, body, pointer) => {
  expect(await root.post('/changes', body)).toMatchObject({
    status: 422,
    body: { errors: [{ pointer, code: 'HOSTILE_KEY' }] },
  });
});

test.each(['__proto__', 'constructor', 'prototype'])('a flag called %s is refused', async (flag) => {
  const created = { op: 'create', env: 'development', flag, value: ON_OFF };
  const refused = await root.post<Problem>('/changes', { ...request, items: [created] });
  expect(refused.status).toBe(422);
  expect(refused.body.errors.map((error) => error.pointer)).toContain('/items/0/flag');
  expect((await project.store.list('development')).flags.map(({ key }) => key)).toEqual(['there']);
});

test.each([
  [{ reason: 'r', items: [item] }, '/title: is needed'],
  [[], 'the request: must be an object'],
  [{ ...request, items: 'all' }, '/items: must be a list'],
  [{ ...request, title: 'x'.repeat(201) }, '/title: must have at most 200 characters'],
  [{ ...request, items: [{ ...item, to: 'up' }] }, '/items/0/to: must be on or off'],
])('%j is refused in plain words', async (body, detail) => {
  expect(await root.post('/changes', body)).toMatchObject({ status: 422, body: { detail } });
});

test('malformed JSON is told as such', async () => {
  expect(await root.post('/changes', '{"title": "x", ')).toMatchObject({
    status: 400,
    type: 'application/problem+json',
    body: { code: 'MALFORMED_JSON' },
  });
});

test('a flag file cut in half is told as such', async () => {
  const file = JSON.stringify({ format: 'flagd', document: { flags: { a: {}, b: {} } } });
  const before = await project.store.ledgerHead();
  expect(await root.post('/imports', file.slice(0, file.length / 2))).toMatchObject({
    status: 400,
    body: { code: 'MALFORMED_JSON' },
  });
  expect(await project.store.ledgerHead()).toEqual(before);
});

test('a file that is none of flagd’s is told by its place', async () => {
  expect(await root.post('/imports', { format: 'flagd', document: { features: [] } })).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/document/flags', code: 'NOT_FLAGD' }] },
  });
});

test('__proto__ in a flag file is refused by its place', async () => {
  const body = '{"format":"flagd","document":{"flags":{"__proto__":{"state":"ENABLED"}}}}';
  expect(await root.post('/imports', body)).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/document/flags/__proto__' }] },
  });
});

test.each([
  ['/flags?limit=0', '/query/limit'],
  ['/flags?limit=201', '/query/limit'],
  ['/flags?limit=many', '/query/limit'],
  ['/flags?environment=..%2Fx', '/query/environment'],
  ['/flags?colour=red', '/query/colour'],
  ['/flags?cursor=%25', '/query/cursor'],
  ['/changes?cursor=bogus', '/query/cursor'],
  ['/audit?cursor=bogus', '/query/cursor'],
  ['/flags/__proto__/environments/production', '/path/key'],
])('%s is refused by the name of its parameter', async (path, pointer) => {
  const refused = await root.get<Problem>(path);
  expect(refused).toMatchObject({ status: 422, type: 'application/problem+json' });
  expect(refused.body.errors.map((error) => error.pointer)).toEqual([pointer]);
});
