import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../../support/api.js';
import { FORMS, openProject, type TestProject } from '../../support/project.js';
import { creates, ON_OFF } from '../../support/requests.js';

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

const request = (flag: string, env = 'production') => ({
  title: `make ${flag}`,
  reason: 'the shop needs it',
  ...creates(flag, env),
});

test('a change of a governed environment is asked for, approved and validated by others, and applied', async () => {
  const [ada, maya, quinn] = await Promise.all(['ada', 'maya', 'quinn'].map((person) => api.as(person)));
  const asked = await ada?.post('/changes', request('governed'));
  expect(asked.status).toBe(202);
  expect(asked.body).toMatchObject({ status: 'review', requester: 'ada', flags: ['governed'] });
  const { id, proposalHash } = asked.body;
  const decide = { decision: 'approve', proposalHash };
  const approved = await maya!.post(`/changes/${id}/decisions`, { ...decide, form: FORMS.manager });
  expect(approved).toMatchObject({ status: 200, body: { outcome: 'accepted' } });
  const validated = await quinn!.post(`/changes/${id}/decisions`, { ...decide, form: FORMS.qa });
  expect(validated.body).toMatchObject({ outcome: 'accepted' });
  await project.until(id, (view) => view.status === 'applied');
  const { live } = await project.store.read([{ env: 'production', key: 'governed' }]);
  expect(live.flags[0]?.record).toMatchObject({ key: 'governed', version: 1, variants: ON_OFF.variants });
});
