import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestApi, type Browser, type TestApi } from '../../support/api.js';
import { openProject, type TestProject } from '../../support/project.js';
import { creates } from '../../support/requests.js';

let project: TestProject;
let api: TestApi;
let ada: Browser;
let change: string;

beforeAll(async () => {
  project = await openProject();
  change = await project.create('ada', creates('switch'));
  await project.decide('maya', change);
  await project.decide('quinn', change);
  await project.until(change, (view) => view.status === 'applied');
  // Nothing listens there.
  api = await startTestApi(project, { TEMPORAL_ADDRESS: '127.0.0.1:1' });
  ada = await api.as('ada');
});

afterAll(async () => {
  await api.stop();
  await project.close();
});

test('reads go on', async () => {
  expect(await ada.get(`/changes/${change}`)).toMatchObject({ status: 200, body: { status: 'applied' } });
  expect(await ada.get('/flags')).toMatchObject({ status: 200, body: { items: [{ key: 'switch' }] } });
  expect(await ada.get('/audit/verify')).toMatchObject({ status: 200, body: { ok: true } });
  expect(await ada.get('/changes/c-2222222')).toMatchObject({ status: 404 });
});

test('a new change is refused for now, with when to try again', async () => {
  const refused = await ada.post('/changes', { title: 't', reason: 'r', ...creates('other') });
  expect(refused).toMatchObject({ status: 503, body: { code: 'TEMPORAL_AWAY' } });
  expect(refused.header('retry-after')).toBe('2');
});

test('a command is refused for now too', async () => {
  expect(await ada.post(`/changes/${change}:withdraw`, { reason: 'r' })).toMatchObject({
    status: 503,
    body: { code: 'TEMPORAL_AWAY' },
  });
});

test('a flag is switched off all the same', async () => {
  const killed = await ada.post('/flags/switch/environments/production:kill', { reason: 'payments fail' });
  expect(killed).toMatchObject({ status: 200, body: { variant: 'off', version: 2, already: false } });
  const { live } = await project.store.read([{ env: 'production', key: 'switch' }]);
  expect(live.flags[0]?.record).toMatchObject({ state: 'disabled', version: 2 });
});

test('doctor says what is away', async () => {
  const { body } = await ada.get<{ items: readonly { name: string; state: string }[] }>('/doctor');
  const states = Object.fromEntries(body.items.map(({ name, state }) => [name, state]));
  expect(states).toMatchObject({ store: 'ok', project: 'ok', temporal: 'failing', worker: 'failing' });
});
