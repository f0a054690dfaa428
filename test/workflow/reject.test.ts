import { afterAll, beforeAll, expect, test } from 'vitest';
import { openProject, type TestProject } from '../support/project.js';
import { creates } from '../support/requests.js';

let world: TestProject;
beforeAll(async () => {
  world = await openProject();
});
afterAll(() => world.close());

const no = { decision: 'reject', form: { approved: false, comments: 'not before the sale' } } as const;

test('a rejection ends a change with its reason', async () => {
  const id = await world.create('ada', creates('rejected'));
  expect(await world.decide('maya', id, no)).toMatchObject({ accepted: true, status: 'rejected' });
  const ending = 'rejected by maya: not before the sale';
  expect(await world.change(id).result()).toMatchObject({ status: 'rejected', ending, revisions: {} });
  const view = await world.until(id, (each) => each.status === 'rejected');
  expect(view.waiting.sentence).toBe('Rejected by maya: not before the sale.');
  expect((await world.ledger(id)).at(-1)?.body).toMatchObject({
    ...{ type: 'change.rejected', actor: { id: 'maya' }, reason: 'not before the sale' },
    proposalHash: view.proposalHash,
  });
  expect(await world.flag('rejected')).toBeNull();
});

test('a veto may come before its round', async () => {
  const id = await world.create('ada', creates('vetoed'));
  const view = await world.until(id, (each) => each.status === 'review');
  const qa = view.requirements.find((each) => each.key === 'qa');
  expect(qa?.open).toBe(false);
  const veto = { ...no, requirementId: qa?.id ?? '' };
  expect(await world.decide('quinn', id, veto)).toMatchObject({ accepted: true, status: 'rejected' });
});

test('a veto after the approval of the first round ends the change all the same', async () => {
  const id = await world.create('ada', creates('late-veto'));
  await world.decide('maya', id);
  expect(await world.decide('quinn', id, no)).toMatchObject({ accepted: true, status: 'rejected' });
  expect(await world.change(id).result()).toMatchObject({ status: 'rejected' });
});

test('the requester cannot veto either: there is withdraw for that', async () => {
  const id = await world.create('bo', creates('own-veto'));
  expect(await world.decide('bo', id, no)).toMatchObject({ code: 'SELF_APPROVAL', status: 'review' });
});

test('a veto by somebody without the role of that requirement is refused', async () => {
  const id = await world.create('ada', creates('foreign-veto'));
  expect(await world.decide('quinn', id, no)).toMatchObject({ code: 'ROLE_MISSING', status: 'review' });
});

test('after a rejection the commit activity refuses the same proposal, whoever approves it then', async () => {
  const id = await world.create('ada', creates('after-veto'));
  const approvals = [await world.signDecision('maya', id), await world.signDecision('tom', id)];
  const { proposalHash } = await world.until(id, (each) => each.status === 'review');
  await world.decide('tom', id, no);
  const state = { decisions: [] } as never;
  const written = world.act('commit', { change: id, proposalHash, tokens: approvals, state });
  expect(await written).toMatchObject({ ok: false });
  expect(await world.flag('after-veto')).toBeNull();
});
