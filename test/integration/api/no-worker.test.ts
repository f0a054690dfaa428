import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChangeBody } from '../../../client/http/wire/change.js';
import { startTestApi, type Browser, type TestApi } from '../../support/api.js';
import { FORMS, openProject, type TestProject } from '../../support/project.js';
import { creates } from '../../support/requests.js';

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

const asking = (flag: string) => ({ title: flag, reason: 'r', ...creates(flag) });

test('a decision that no worker answers is kept, and judged once when one is back', async () => {
  const worker = await project.startWorker();
  const { body: change } = await ada.post<ChangeBody>('/changes', asking('kept'));
  await worker.stop();
  const maya = await api.as('maya');
  const decision = { decision: 'approve', proposalHash: change.proposalHash, form: FORMS.manager };
  const kept = await maya.post(`/changes/${change.id}/decisions`, decision);
  expect(kept).toMatchObject({ status: 202, body: { outcome: 'kept' } });
  expect(kept.body['detail']).toContain('not judged yet');

  await project.startWorker();
  const judged = await project.until(change.id, (view) => view.requirements[0]?.met === true);
  expect(judged.requirements[0]?.metBy).toEqual(['maya']);
  // The update that was given up and the signal both arrive; only one of them counts.
  const trail = await project.store.ledgerOf(change.id);
  expect(trail.filter(({ body }) => body.type === 'decision.approved')).toHaveLength(1);
  expect(trail.filter(({ body }) => body.type === 'command.refused')).toHaveLength(0);
}, 60_000);

test('a change that no worker has looked at yet is there, and says so', async () => {
  const lonely = await openProject({ worker: false });
  const lonelyApi = await startTestApi(lonely);
  const author = await lonelyApi.as('ada');
  const asked = await author.post<ChangeBody>('/changes', asking('lonely'));
  expect(asked).toMatchObject({ status: 202, body: { status: 'preparing', edition: 0 } });
  expect(await author.get(`/changes/${asked.body.id}`)).toMatchObject({
    status: 200,
    body: { status: 'preparing' },
  });

  await lonely.startWorker();
  await lonely.until(asked.body.id, (view) => view.status === 'review');
  await lonelyApi.stop();
  await lonely.close();
});
