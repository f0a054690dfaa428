import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChangeBody } from '../../../client/http/wire/change.js';
import type { NewFlag } from '../../../domain/proposal/intent.js';
import { startTestApi, type Browser, type TestApi } from '../../support/api.js';
import { openProject, type TestProject } from '../../support/project.js';
import { ON_OFF } from '../../support/requests.js';

let project: TestProject;
let api: TestApi;
let ada: Browser;

beforeAll(async () => {
  project = await openProject();
  api = await startTestApi(project);
  ada = await api.as('ada');
});

afterAll(async () => {
  await api.stop();
  await project.close();
});

const make = async (flag: string, value: NewFlag): Promise<void> => {
  const items = [{ op: 'create', env: 'development', flag, value }];
  const made = await ada.post<ChangeBody>('/changes', { title: flag, reason: 'r', items });
  expect(made.body.status).toBe('applied');
};

const kill = (flag: string, headers = {}, by = ada) =>
  by.post(`/flags/${flag}/environments/development:kill`, { reason: 'it burns' }, headers);

const recordOf = async (flag: string) =>
  (await project.store.read([{ env: 'development', key: flag }])).live.flags[0]?.record;

const SIZES: NewFlag = {
  type: 'number',
  variants: [
    { key: 'small', value: 1 },
    { key: 'large', value: 9 },
  ],
  serve: { variant: 'large' },
};

test('a boolean flag serves its false variant', async () => {
  await make('plain', ON_OFF);
  expect(await kill('plain')).toMatchObject({
    status: 200,
    body: { variant: 'off', version: 2, already: false },
  });
  expect(await recordOf('plain')).toMatchObject({ state: 'disabled', offVariant: 'off', version: 2 });
});

test('another flag serves its offVariant', async () => {
  await make('sized', { ...SIZES, offVariant: 'small' });
  expect(await kill('sized')).toMatchObject({ status: 200, body: { variant: 'small' } });
});

test('without one nobody guesses; the refusal says what to type', async () => {
  await make('unsure', SIZES);
  const refused = await kill('unsure');
  expect(refused).toMatchObject({ status: 409, body: { code: 'NO_OFF_VARIANT' } });
  expect(refused.body['detail']).toContain(
    'sluice change create --flag unsure --env development --serve VARIANT',
  );
  expect(await recordOf('unsure')).toMatchObject({ state: 'active', version: 1 });
});

test('what is off already is left as it is', async () => {
  await make('off-already', { ...ON_OFF, state: 'disabled' });
  expect(await kill('off-already')).toMatchObject({ status: 200, body: { already: true, version: 1 } });
});

test('the same key twice is one kill, and says so both times', async () => {
  await make('keyed', ON_OFF);
  const key = { 'idempotency-key': 'kill-1' };
  expect((await kill('keyed', key)).body).toEqual({ variant: 'off', version: 2, already: false });
  expect((await kill('keyed', key)).body).toEqual({ variant: 'off', version: 2, already: false });
});

test('many at once switch it off once', async () => {
  await make('crowd', ON_OFF);
  const answers = await Promise.all(Array.from({ length: 10 }, () => kill('crowd')));
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(200));
  expect(answers.filter(({ body }) => body['already'] === false)).toHaveLength(1);
  expect(await recordOf('crowd')).toMatchObject({ version: 2 });
});

test('it needs a role there, a flag that is there, and a reason', async () => {
  await make('guarded', ON_OFF);
  expect(await kill('guarded', {}, await api.as('vic'))).toMatchObject({
    status: 403,
    body: { code: 'ROLE_MISSING' },
  });
  expect(await kill('missing')).toMatchObject({ status: 404 });
  expect(await ada.post('/flags/guarded/environments/development:kill', {})).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/reason' }] },
  });
  expect(await recordOf('guarded')).toMatchObject({ state: 'active' });
});

test('the ledger names who, why and by which authority, and holds', async () => {
  await make('recorded', ON_OFF);
  await kill('recorded');
  const entries = await project.store.ledger(0, 200);
  expect(entries.at(-1)?.body).toMatchObject({
    type: 'flag.killed',
    actor: { kind: 'person', id: 'ada' },
    reason: 'it burns',
    authority: { kind: 'lowering' },
    versions: [{ target: { env: 'development', key: 'recorded' }, version: 2 }],
  });
  expect((await ada.get('/audit/verify')).body).toMatchObject({ ok: true, problems: [] });
});
