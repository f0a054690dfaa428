import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChangeBody } from '../../../client/http/wire/change.js';
import { startTestApi, type Browser, type TestApi } from '../../support/api.js';
import { FORMS, openProject, type TestProject } from '../../support/project.js';
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

const asking = (flag: string, env = 'production') => ({ title: flag, reason: 'r', ...creates(flag, env) });
const keyed = (key: string) => ({ 'idempotency-key': key });

test('the same request under the same key is one change', async () => {
  const asked = await Promise.all(
    Array.from({ length: 8 }, () => ada.post<ChangeBody>('/changes', asking('once'), keyed('k-once'))),
  );
  expect(new Set(asked.map(({ status }) => status))).toEqual(new Set([202]));
  expect(new Set(asked.map(({ body }) => body.id)).size).toBe(1);
});

test('it still is when the change was applied long ago', async () => {
  const first = await ada.post<ChangeBody>('/changes', asking('applied', 'development'), keyed('k-applied'));
  expect(first.body.status).toBe('applied');
  const again = await ada.post<ChangeBody>('/changes', asking('applied', 'development'), keyed('k-applied'));
  expect(again).toMatchObject({ status: 200, body: { id: first.body.id, status: 'applied' } });
});

test('another request under the same key is refused', async () => {
  await ada.post('/changes', asking('first'), keyed('k-reused'));
  expect(await ada.post('/changes', asking('second'), keyed('k-reused'))).toMatchObject({
    status: 409,
    body: { code: 'IDEMPOTENCY_KEY_REUSED' },
  });
});

test('the same key of somebody else is another change', async () => {
  const bo = await api.as('bo');
  const mine = await ada.post<ChangeBody>('/changes', asking('mine'), keyed('k-shared'));
  const theirs = await bo.post<ChangeBody>('/changes', asking('theirs'), keyed('k-shared'));
  expect(theirs.status).toBe(202);
  expect(theirs.body.id).not.toBe(mine.body.id);
});

test('a decision that is sent twice counts once, and both get its answer', async () => {
  const maya = await api.as('maya');
  const { body: change } = await ada.post<ChangeBody>('/changes', asking('double'));
  const approval = {
    decision: 'approve',
    proposalHash: change.proposalHash,
    requirement: 'manager',
    form: FORMS.manager,
  };
  const path = `/changes/${change.id}/decisions`;
  const answers = await Promise.all([1, 2, 3].map(() => maya.post(path, approval, keyed('k-click'))));
  expect(answers.map(({ status, body }) => [status, body['outcome']])).toEqual(
    Array(3).fill([200, 'accepted']),
  );
  const { body } = await ada.get<ChangeBody>(`/changes/${change.id}`);
  expect(body).toMatchObject({ refusals: [], requirements: [{ metBy: ['maya'] }, {}] });
});

test('a key that is too long is refused by its name', async () => {
  expect(await ada.post('/changes', asking('long'), keyed('k'.repeat(256)))).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/header/idempotency-key' }] },
  });
});
