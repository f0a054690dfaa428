import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChangeBody, ChangePage } from '../../../client/http/wire/change.js';
import { startTestApi, type Browser, type TestApi } from '../../support/api.js';
import { FORMS, openProject, type TestProject } from '../../support/project.js';
import { creates } from '../../support/requests.js';

let project: TestProject;
let api: TestApi;
let ada: Browser;
let maya: Browser;
let quinn: Browser;

beforeAll(async () => {
  project = await openProject();
  api = await startTestApi(project);
  [ada, maya, quinn] = await Promise.all([api.as('ada'), api.as('maya'), api.as('quinn')]);
});

afterAll(async () => {
  await api.stop();
  await project.close();
});

const asking = (flag: string, env = 'production') => ({
  title: `make ${flag}`,
  reason: 'the shop needs it',
  ...creates(flag, env),
});

const ask = async (flag: string): Promise<ChangeBody> =>
  (await ada.post<ChangeBody>('/changes', asking(flag))).body;

const approval = ({ proposalHash }: ChangeBody, form: object = FORMS.manager) => ({
  decision: 'approve',
  proposalHash,
  form,
});

test('a change is asked for, approved and validated by others, and applied', async () => {
  const asked = await ada.post<ChangeBody>('/changes', asking('governed'));
  expect(asked).toMatchObject({
    status: 202,
    body: { status: 'review', requester: 'ada', flags: ['governed'], edition: 1 },
  });
  const { id } = asked.body;
  const approved = await maya.post(`/changes/${id}/decisions`, approval(asked.body));
  expect(approved).toMatchObject({ status: 200, body: { outcome: 'accepted', status: 'review' } });
  const validated = await quinn.post(`/changes/${id}/decisions`, approval(asked.body, FORMS.qa));
  expect(validated.body).toMatchObject({ outcome: 'accepted' });
  await project.until(id, (view) => view.status === 'applied');
  const { live } = await project.store.read([{ env: 'production', key: 'governed' }]);
  expect(live.flags[0]?.record).toMatchObject({ key: 'governed', version: 1 });
});

test('times are RFC 3339 and say when the open round ends', async () => {
  const { requirements } = await ask('times');
  expect(requirements[0]?.deadline).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  expect(requirements[1]).toMatchObject({ open: false, deadline: null });
});

test('where nothing is required the change is applied within the request', async () => {
  const asked = await ada.post<ChangeBody>('/changes', asking('free', 'development'));
  expect(asked).toMatchObject({ status: 200, body: { status: 'applied', requirements: [] } });
});

test('the requester’s own approval is refused, and the attempt is on record', async () => {
  const change = await ask('own');
  const refused = await ada.post(`/changes/${change.id}/decisions`, approval(change));
  expect(refused).toMatchObject({
    status: 403,
    type: 'application/problem+json',
    body: { code: 'SELF_APPROVAL', current: { id: change.id, status: 'review' } },
  });
  const { body } = await ada.get<ChangeBody>(`/changes/${change.id}`);
  expect(body.refusals).toMatchObject([{ sub: 'ada', cmd: 'decide', code: 'SELF_APPROVAL' }]);
});

test('somebody without the role is refused', async () => {
  const change = await ask('role');
  const vic = await api.as('vic');
  const refused = await vic.post(`/changes/${change.id}/decisions`, approval(change));
  expect(refused).toMatchObject({ status: 403, body: { code: 'ROLE_MISSING' } });
});

test('somebody without an author’s role cannot ask', async () => {
  const refused = await maya.post('/changes', asking('never'));
  expect(refused).toMatchObject({ status: 403, body: { code: 'ROLE_MISSING' } });
});

test('a form that does not fit is refused by its field', async () => {
  const change = await ask('form');
  const wrong = { approved: 'yes' };
  const refused = await maya.post(`/changes/${change.id}/decisions`, approval(change, wrong));
  expect(refused).toMatchObject({ status: 422, body: { code: 'FORM' } });
  expect(refused.body['detail']).toContain('form.approved');
});

test('a second decision of the same person is refused', async () => {
  const change = await ask('twice');
  await maya.post(`/changes/${change.id}/decisions`, approval(change));
  const again = await maya.post(`/changes/${change.id}/decisions`, {
    ...approval(change),
    requirement: 'manager',
  });
  expect(again).toMatchObject({ status: 409, body: { code: 'ALREADY_DECIDED' } });
});

test('of two who approve at once, the later is told that nobody is waited for, not that a role is missing', async () => {
  const change = await ask('raced');
  await maya.post(`/changes/${change.id}/decisions`, approval(change));
  await project.until(change.id, (view) => view.requirements[0]?.met === true);
  const tom = await api.as('tom');
  const late = await tom.post(`/changes/${change.id}/decisions`, approval(change));
  expect(late).toMatchObject({ status: 409, body: { code: 'NOT_AWAITED' } });
});

test('one veto ends a change; what comes after is told how it stands', async () => {
  const change = await ask('veto');
  const veto = { ...approval(change, { approved: false, comments: 'not now' }), decision: 'reject' };
  expect(await maya.post(`/changes/${change.id}/decisions`, veto)).toMatchObject({
    status: 200,
    body: { status: 'rejected' },
  });
  await project.change(change.id).result();
  const late = await quinn.post(`/changes/${change.id}/decisions`, approval(change, FORMS.qa));
  expect(late).toMatchObject({ status: 409, body: { code: 'CLOSED' } });
  expect(late.body['detail']).toContain('not now');
});

test('a dry run says what would happen and leaves nothing behind', async () => {
  const before = await project.store.ledgerHead();
  const dry = await ada.post('/changes?dryRun=true', asking('dry'));
  expect(dry).toMatchObject({
    status: 200,
    body: {
      flags: ['dry'],
      diff: [{ environment: 'production', flag: 'dry' }],
      requirements: [{ key: 'manager', eligible: ['bo', 'maya', 'tom'] }, { key: 'qa' }],
    },
  });
  expect(await project.store.ledgerHead()).toEqual(before);
});

test('an edit names the edition it was made from, and turns what people saw stale', async () => {
  const change = await ask('edited');
  const path = `/changes/${change.id}`;
  const edit = { ...asking('edited'), title: 'other words' };
  expect(await ada.post(`${path}:edit`, edit)).toMatchObject({
    status: 428,
    body: { code: 'IF_MATCH_NEEDED' },
  });
  expect(await ada.post(`${path}:edit`, edit, { 'if-match': 'W/"1"' })).toMatchObject({ status: 422 });
  const etag = (await ada.get(path)).header('etag') ?? '';
  expect(await ada.post(`${path}:edit`, edit, { 'if-match': etag })).toMatchObject({ status: 200 });
  await project.until(change.id, (view) => view.edition === 2 && view.status === 'review');
  expect(await ada.post(`${path}:edit`, edit, { 'if-match': etag })).toMatchObject({
    status: 412,
    body: { code: 'STALE', current: { edition: 2, title: 'other words' } },
  });
  expect(await maya.post(`${path}/decisions`, approval(change))).toMatchObject({
    status: 412,
    body: { code: 'STALE', current: { edition: 2 } },
  });
});

test('a hash that no edition has is told before anything is sent', async () => {
  const change = await ask('unseen');
  const blind = { ...approval(change), proposalHash: '0'.repeat(64) };
  expect(await maya.post(`/changes/${change.id}/decisions`, blind)).toMatchObject({
    status: 422,
    body: { errors: [{ pointer: '/proposalHash' }] },
  });
});

test('a change is taken back by whoever asked, and by nobody else', async () => {
  const change = await ask('withdrawn');
  const path = `/changes/${change.id}:withdraw`;
  expect(await maya.post(path, { reason: 'no' })).toMatchObject({
    status: 403,
    body: { code: 'ROLE_MISSING' },
  });
  expect(await ada.post(path, { reason: 'superseded' })).toMatchObject({
    status: 200,
    body: { outcome: 'accepted', status: 'withdrawn' },
  });
});

test('a list comes in pages, the newest first', async () => {
  await ask('page-a');
  await ask('page-b');
  const first = await ada.get<ChangePage>('/changes?limit=1');
  expect(first.body.items).toMatchObject([{ flags: ['page-b'] }]);
  const second = await ada.get<ChangePage>(`/changes?limit=1&cursor=${String(first.body.next)}`);
  expect(second.body.items).toMatchObject([{ flags: ['page-a'] }]);
});

test('a change nobody asked for is not there', async () => {
  expect(await ada.get('/changes/c-2222222')).toMatchObject({ status: 404, body: { code: 'NOT_FOUND' } });
});
