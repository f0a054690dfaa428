import { afterAll, beforeAll, expect, test } from 'vitest';
import { openProject, type TestProject } from '../support/project.js';
import { knowledgeOf, recordAsAccepted } from '../support/attack.js';
import { creates } from '../support/requests.js';

/** Activities are reached by whoever reaches the task queue: no workflow, state or order of theirs is evidence. */
let world: TestProject;
beforeAll(async () => {
  world = await openProject();
});
afterAll(() => world.close());

async function submitted(flag: string, by = 'ada'): Promise<string> {
  const id = await world.create(by, creates(flag));
  await world.until(id, (view) => view.status === 'review');
  return id;
}

async function commit(id: string, tokens: readonly string[]) {
  const { grant, change } = await knowledgeOf(world, id);
  return world.act('commit', { change: id, proposalHash: grant.proposalHash, tokens, state: change });
}

const NOT_MET = { ok: false, reopened: expect.anything() as unknown };

test('a commit without decisions writes nothing and says what is missing', async () => {
  const id = await submitted('bare');
  expect(await commit(id, [])).toMatchObject({
    ...NOT_MET,
    detail: 'approval by a manager or tech lead is missing; validation by QA is missing',
  });
  expect(await world.flag('bare')).toBeNull();
});

test('signed approvals that no workflow ever judged do not count', async () => {
  const id = await submitted('unjudged');
  const { requirements } = await world.until(id, () => true);
  const tokens = [
    await world.signDecision('maya', id),
    await world.signDecision('quinn', id, { requirementId: requirements[1]?.id ?? '' }),
  ];
  expect(await commit(id, tokens)).toMatchObject(NOT_MET);
  expect(await world.flag('unjudged')).toBeNull();
});

test('decisions that were refused do not count, however often they are handed in', async () => {
  const id = await submitted('refused', 'bo');
  const tokens = [await world.signDecision('bo', id), await world.signDecision('vic', id)];
  for (const token of tokens) await world.send(id, 'decide', token);
  for (const token of tokens) await recordAsAccepted(world, id, token);
  expect(await commit(id, [...tokens, ...tokens])).toMatchObject(NOT_MET);
});

test.each([
  ['the requester', 'bo', {}],
  ['somebody without the role', 'vic', {}],
  ['somebody who is not active any more', 'gone', {}],
  ['a form that says no', 'maya', { form: { approved: false } }],
  ['a form without an answer', 'maya', { form: {} }],
])('an approval by %s does not count even when the ledger was made to say so', async (name, sub, more) => {
  const id = await submitted(`entered-${name.replaceAll(' ', '-')}`, 'bo');
  const { requirements } = await world.until(id, () => true);
  const qa = await world.signDecision('quinn', id, { requirementId: requirements[1]?.id ?? '' });
  const token = await world.signDecision(sub, id, more);
  await recordAsAccepted(world, id, qa);
  await recordAsAccepted(world, id, token);
  expect(await commit(id, [token, qa])).toMatchObject({
    ...NOT_MET,
    detail: 'approval by a manager or tech lead is missing',
  });
});

test('one person’s approvals of two requirements fill one slot', async () => {
  const id = await submitted('both-slots');
  const { requirements } = await world.until(id, () => true);
  const [manager, qa] = await Promise.all(
    requirements.map((each) => world.signDecision('bo', id, { requirementId: each.id })),
  );
  for (const token of [manager, qa]) await recordAsAccepted(world, id, token ?? '');
  expect(await commit(id, [manager ?? '', qa ?? ''])).toMatchObject({
    ...NOT_MET,
    detail: 'validation by QA is missing',
  });
});

test('a proposal of another change does not pass for this one', async () => {
  const [id, other] = [await submitted('own'), await submitted('others')];
  const { grant, change } = await knowledgeOf(world, other);
  const input = { change: id, proposalHash: grant.proposalHash, tokens: [], state: change };
  await expect(world.act('commit', input)).rejects.toMatchObject({ type: 'TAMPERED', nonRetryable: true });
});

test('a proposal nobody signed for is refused, though it stands in the store under its hash', async () => {
  const id = await submitted('signed');
  const { proposal, change } = await knowledgeOf(world, id);
  const authors = [{ sub: 'vic', jti: proposal.authors[0]?.jti ?? '' }];
  const proposalHash = await world.store.put(JSON.stringify({ ...proposal, authors }));
  const input = { change: id, proposalHash, tokens: [], state: change };
  await expect(world.act('commit', input)).rejects.toMatchObject({ type: 'TAMPERED' });
});

test('a note in the ledger cannot pass for the receipt of a write', async () => {
  const id = await submitted('note');
  const { change } = await knowledgeOf(world, id);
  const subject = { change: { ...change, transition: 0 } };
  const note = { subject, token: null, reason: '', type: 'change.blocked' } as const;
  await world.act('record', { ...note, step: 'apply' });
  expect(await commit(id, [])).toMatchObject(NOT_MET);
  await world.approve(id);
  expect(await world.change(id).result()).toMatchObject({ status: 'applied', revisions: { production: 1 } });
  expect(await world.flag('note')).toMatchObject({ version: 1 });
});

test('a note cannot stand in the way of an edition', async () => {
  const id = await submitted('in-the-way');
  const { change } = await knowledgeOf(world, id);
  const note = { token: null, reason: '', type: 'change.blocked', step: 'submit' } as const;
  const unseen = { edition: 2, transition: 0 };
  await world.act('record', { ...note, subject: { change: { ...change, ...unseen } } });
  expect(await world.edit('ada', id, { ...creates('in-the-way'), title: 'second' })).toMatchObject({
    accepted: true,
  });
  await world.approve(id);
  expect(await world.change(id).result()).toMatchObject({ status: 'applied', edition: 2 });
});
