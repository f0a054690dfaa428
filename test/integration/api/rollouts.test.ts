import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChangeBody } from '../../../client/http/wire/change.js';
import type { RolloutBody } from '../../../client/http/wire/rollout.js';
import { startTestApi, type Browser, type TestApi } from '../../support/api.js';
import { openProject, type TestProject } from '../../support/project.js';
import { creates } from '../../support/requests.js';

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

const HOUR_MS = 3_600_000;

/** A rollout in a free environment, at its first stage. */
async function moving(flag: string): Promise<string> {
  await ada.post('/changes', { title: flag, reason: 'r', ...creates(flag, 'development') });
  const { body } = await ada.post<ChangeBody>('/changes', {
    title: `roll out ${flag}`,
    reason: 'r',
    items: [{ op: 'rollout', env: 'development', flag, variant: 'on' }],
    stages: [{ units: 5_000, wait: { forMs: HOUR_MS } }, { units: 100_000 }],
  });
  const id = `development/${flag}/rollout-on`;
  expect(body.rollout).toBe(id);
  await expect.poll(async () => (await project.store.rollout(id))?.stage, { timeout: 10_000 }).toBe(0);
  return id;
}

test('a rollout is shown in percent, with when it moves next', async () => {
  const id = await moving('shown');
  const { body } = await ada.get<RolloutBody>(`/rollouts/${id}`);
  expect(body).toMatchObject({
    id,
    status: 'waiting',
    stage: 0,
    percent: 5,
    startPercent: 0,
    stages: [
      { percent: 5, waitMs: HOUR_MS },
      { percent: 100, waitMs: null },
    ],
  });
  expect(Date.parse(body.nextAt ?? '') - Date.now()).toBeGreaterThan(HOUR_MS - 60_000);
});

test('whoever may lower ends it, and it goes back to where it began', async () => {
  const id = await moving('aborted');
  const quinn = await api.as('quinn');
  const aborted = await quinn.post(`/rollouts/${id}:abort`, { stage: 0, reason: 'errors rise' });
  expect(aborted).toMatchObject({ status: 200, body: { outcome: 'accepted', status: 'aborted' } });
  await expect.poll(async () => (await project.store.rollout(id))?.status).toBe('aborted');
  const { live } = await project.store.read([{ env: 'development', key: 'aborted' }]);
  expect(live.flags[0]?.record?.rules).toMatchObject([{ id: 'rollout-on', exposure: { units: 0 } }]);
  expect((await ada.get('/audit/verify')).body).toMatchObject({ ok: true, problems: [] });
});

test('one that has ended is told as such', async () => {
  const id = await moving('over');
  const abort = { stage: 0, reason: 'r' };
  await ada.post(`/rollouts/${id}:abort`, abort);
  await project.rollout({ env: 'development', flag: 'over', rule: 'rollout-on' }).result();
  expect(await ada.post(`/rollouts/${id}:abort`, abort)).toMatchObject({
    status: 409,
    body: { code: 'CLOSED', current: { status: 'aborted' } },
  });
});

test('a second rollout of its rule is refused at once, by the name of the change that owns it', async () => {
  const id = await moving('owned');
  const owner = (await ada.get<RolloutBody>(`/rollouts/${id}`)).body.change;
  const second = {
    ...{ title: 'again', reason: 'r', stages: [{ units: 50_000 }] },
    items: [{ op: 'rollout', env: 'development', flag: 'owned', variant: 'on' }],
  };
  for (const path of ['/changes', '/changes?dryRun=true']) {
    const refused = await ada.post(path, second);
    expect(refused).toMatchObject({ status: 409, body: { code: 'OWNED' } });
    expect(refused.body['detail']).toContain(`of change ${owner} owns this rule`);
  }
  await ada.post(`/rollouts/${id}:abort`, { stage: 0, reason: 'r' });
  await expect.poll(async () => (await project.store.rollout(id))?.status).toBe('aborted');
  expect(await ada.post('/changes?dryRun=true', second)).toMatchObject({ status: 200 });
});

test('one that was ended from outside with its share raised names the way to lower it', async () => {
  const id = await moving('stopped');
  const rollout = project.rollout({ env: 'development', flag: 'stopped', rule: 'rollout-on' });
  await rollout.terminate('test');
  const refused = await ada.post(`/rollouts/${id}:abort`, { stage: 0, reason: 'r' });
  expect(refused).toMatchObject({ status: 409, body: { code: 'CLOSED' } });
  expect(refused.body['detail']).toMatch(/Next: sluice flag kill stopped --env development$/);
});

test('a viewer cannot end it', async () => {
  const id = await moving('guarded');
  const vic = await api.as('vic');
  expect(await vic.post(`/rollouts/${id}:abort`, { stage: 0, reason: 'r' })).toMatchObject({
    status: 403,
    body: { code: 'ROLE_MISSING' },
  });
});

test('a rollout nobody began is not there', async () => {
  expect(await ada.get('/rollouts/development/none/rollout-on')).toMatchObject({ status: 404 });
});

test('the rule of a variant such as 10% has a name that survives the way through a URL', async () => {
  const value = {
    type: 'number',
    variants: [
      { key: 'off', value: 0 },
      { key: '10%', value: 0.1 },
    ],
    serve: { variant: 'off' },
  };
  const create = { op: 'create', env: 'development', flag: 'share', value };
  await ada.post('/changes', { title: 't', reason: 'r', items: [create] });
  await ada.post('/changes', {
    ...{ title: 't', reason: 'r', stages: [{ units: 1_000, wait: { forMs: HOUR_MS } }, { units: 2_000 }] },
    items: [{ op: 'rollout', env: 'development', flag: 'share', variant: '10%' }],
  });
  const path = '/rollouts/development/share/rollout-10%25';
  await expect.poll(async () => (await ada.get(path)).body['stage'], { timeout: 10_000 }).toBe(0);
  expect(await ada.post(`${path}:abort`, { stage: 0, reason: 'r' })).toMatchObject({ status: 200 });
});
