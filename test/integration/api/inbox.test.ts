import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InboxBody } from '../../../client/http/wire/inbox.js';
import type { OverviewBody } from '../../../client/http/wire/overview.js';
import type { ReviewBody } from '../../../client/http/wire/review.js';
import type { TimelineBody } from '../../../client/http/wire/timeline.js';
import { documentHash, recordHash } from '../../../domain/proposal/hash.js';
import { sha256 } from '../../../proof/hash.js';
import { startTestApi, type Browser, type TestApi } from '../../support/api.js';
import { openProject, type TestProject } from '../../support/project.js';
import { creates, rollsOut, stages, toggles, updates } from '../../support/requests.js';

let project: TestProject;
let api: TestApi;
let people: Readonly<Record<'ada' | 'maya' | 'quinn', Browser>>;

beforeAll(async () => {
  project = await openProject();
  api = await startTestApi(project);
  const [ada, maya, quinn] = await Promise.all([api.as('ada'), api.as('maya'), api.as('quinn')]);
  people = { ada, maya, quinn };
});

afterAll(async () => {
  await api.stop();
  await project.close();
});

const inbox = async (of: Browser): Promise<InboxBody> => (await of.get<InboxBody>('/inbox')).body;
const ids = (items: readonly { readonly id: string }[]): readonly string[] => items.map(({ id }) => id);

const applied = async (flag: string): Promise<string> => {
  const id = await project.create('ada', creates(flag));
  await project.approve(id);
  await project.until(id, ({ status }) => status === 'applied');
  return id;
};

test('a change waits for whoever can act now, and leaves when they have', async () => {
  const id = await project.create('ada', creates('waits'));
  await project.until(id, ({ status }) => status === 'review');
  expect(ids((await inbox(people.maya)).waiting)).toContain(id);
  expect(ids((await inbox(people.quinn)).waiting)).not.toContain(id);
  expect(ids((await inbox(people.ada)).waiting)).not.toContain(id);
  expect(ids((await inbox(people.ada)).asked)).toContain(id);
  await project.decide('maya', id);
  expect(ids((await inbox(people.maya)).waiting)).not.toContain(id);
  expect(ids((await inbox(people.quinn)).waiting)).toContain(id);
  await project.decide('quinn', id);
  await project.until(id, ({ status }) => status === 'applied');
  const after = await inbox(people.ada);
  expect([ids(after.asked), ids(after.recent)]).toEqual([
    expect.not.arrayContaining([id]),
    expect.arrayContaining([id]),
  ]);
});

test('a rollout is there while it runs', async () => {
  await applied('rolls');
  const id = await project.create('ada', rollsOut('rolls', stages(60_000, 10, 100)));
  await project.approve(id);
  await project.untilRollout('rolls', ({ units }) => units === 10_000);
  const { rollouts } = await inbox(people.quinn);
  expect(rollouts).toMatchObject([{ flag: 'rolls', percent: 10, stage: 0, status: 'waiting' }]);
  await project.abort('ada', id, 'rolls');
  await project.untilRollout('rolls', ({ status }) => status === 'aborted');
  expect((await inbox(people.quinn)).rollouts).toEqual([]);
});

test('what is decided on hashes to what is signed, and its base to what it names', async () => {
  await applied('reviewed');
  const id = await project.create('ada', updates('reviewed', { tags: ['a'] }));
  const { proposalHash } = await project.until(id, ({ status }) => status === 'review');
  const { body } = await people.maya.get<ReviewBody>(`/changes/${id}/proposals/${proposalHash}`);
  expect(documentHash(body.proposal, sha256)).toBe(proposalHash);
  const base = body.before[0]?.record;
  expect(base && recordHash(base, sha256)).toBe(body.proposal.items[0]?.base?.hash);
});

test('after it was written the base still comes from the history', async () => {
  await applied('moved');
  const id = await project.create('ada', updates('moved', { tags: ['b'] }));
  await project.approve(id);
  const { proposalHash } = await project.until(id, ({ status }) => status === 'applied');
  const { body } = await people.ada.get<ReviewBody>(`/changes/${id}/proposals/${proposalHash}`);
  expect([body.before[0]?.version, body.live[0]?.version]).toEqual([1, 2]);
  expect([body.before[0]?.record?.tags, body.live[0]?.record?.tags]).toEqual([[], ['b']]);
});

test('what is no edition of this change is not shown as one', async () => {
  const [one, other] = await Promise.all([
    project.create('ada', creates('one')),
    project.create('ada', creates('other')),
  ]);
  const { proposalHash } = await project.until(one, ({ status }) => status === 'review');
  await project.until(other, ({ status }) => status === 'review');
  for (const path of [`${other}/proposals/${proposalHash}`, `${one}/proposals/${'0'.repeat(64)}`])
    expect((await people.maya.get(`/changes/${path}`)).status).toBe(404);
  expect((await people.maya.get(`/changes/${one}/proposals/zzz`)).status).toBe(422);
});

test('the timeline has what was refused, with its reason', async () => {
  const id = await project.create('ada', creates('told'));
  const { proposalHash } = await project.until(id, ({ status }) => status === 'review');
  const decision = { decision: 'approve', proposalHash, form: { approved: true } };
  expect((await people.ada.post(`/changes/${id}/decisions`, decision)).status).toBe(403);
  const { body } = await people.quinn.get<TimelineBody>(`/changes/${id}/timeline`);
  expect(body.items.map(({ type, code }) => [type, code])).toEqual([
    ['change.submitted', null],
    ['command.refused', 'SELF_APPROVAL'],
  ]);
  expect((await people.quinn.get('/changes/c-unknown/timeline')).status).toBe(404);
});

const LONG_NOTES = 'first line\nsecond line';
const QA = { notes: LONG_NOTES, stagingVerified: true, testResults: '212 passed', validated: true };

test('the timeline has what people answered, by the titles of the questions and in their order', async () => {
  const id = await project.create('ada', creates('answered'));
  await project.decide('maya', id, { form: { conditions: ['at night', 'slowly'], approved: true } });
  await project.decide('quinn', id, { form: QA });
  const { body } = await people.ada.get<TimelineBody>(`/changes/${id}/timeline`);
  const [submitted, manager, qa] = body.items;
  expect(submitted?.answers).toBeNull();
  expect(manager?.answers).toEqual([
    { question: 'Approved', answer: true },
    { question: 'Conditions', answer: ['at night', 'slowly'] },
  ]);
  expect(qa?.answers).toEqual([
    { question: 'Validated', answer: true },
    { question: 'Test results', answer: '212 passed' },
    { question: 'Verified in staging', answer: true },
    { question: 'Notes', answer: LONG_NOTES },
  ]);
});

test('answers to an earlier edition and those of a rejection are in the timeline too', async () => {
  const id = await project.create('ada', creates('answered-before'));
  await project.decide('maya', id, { form: { approved: true, comments: 'as it is' } });
  await project.edit('ada', id, { title: 'otherwise', ...creates('answered-before') });
  await project.decide('tom', id, { decision: 'reject', form: { approved: false, comments: 'not so' } });
  const { body } = await people.ada.get<TimelineBody>(`/changes/${id}/timeline`);
  expect(body.items.map(({ type, edition, answers }) => [type, edition, answers?.[1]])).toEqual([
    ['change.submitted', 1, undefined],
    ['decision.approved', 1, { question: 'Comments', answer: 'as it is' }],
    ['change.edited', 2, undefined],
    ['change.rejected', 2, { question: 'Comments', answer: 'not so' }],
  ]);
});

test('no answer is shown that nobody signed for the row it stands in', async () => {
  const id = await project.create('ada', creates('unsigned'));
  const { edition, proposalHash, requirements } = await project.until(
    id,
    ({ status }) => status === 'review',
  );
  const token = await project.signDecision('maya', id);
  const said = {
    ...({ format: 1, type: 'decision.approved', outcome: 'ok', via: 'ui', reason: 'forged' } as const),
    ...{ project: project.project, change: id, edition, proposalHash },
  };
  const bo = { kind: 'person', id: 'bo' } as const;
  const maya = { kind: 'person', id: 'maya' } as const;
  const requirementId = requirements[0]?.id ?? '';
  const bodies = [
    { ...said, requirementId, actor: bo, evidence: [token] },
    { ...said, requirementId: '1.other', actor: maya, evidence: [token] },
    { ...said, requirementId, actor: maya, evidence: [`${token}x`] },
  ];
  for (const [i, body] of bodies.entries())
    await project.store.append({ opId: `forged/${id}/${String(i)}`, entry: body });
  const { body } = await people.ada.get<TimelineBody>(`/changes/${id}/timeline`);
  const forged = body.items.filter(({ reason }) => reason === 'forged');
  expect(forged.map(({ answers }) => answers)).toEqual([null, null, null]);
});

test('all flags in short, with what each environment serves', async () => {
  await applied('short');
  const id = await project.create('ada', toggles('short', 'off'));
  await project.approve(id);
  await project.until(id, ({ status }) => status === 'applied');
  const { body } = await people.ada.get<OverviewBody>('/overview');
  expect(body.items.find(({ key }) => key === 'short')).toEqual({
    ...{ key: 'short', name: null, tags: [] },
    cells: [{ environment: 'production', state: 'disabled', serves: ['off'], rules: 0, raised: null }],
  });
});
