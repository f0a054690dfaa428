import { afterAll, beforeAll, expect, test } from 'vitest';
import { knowledgeOf, recordAsAccepted } from '../support/attack.js';
import { openProject, type TestProject } from '../support/project.js';
import { creates, ON_OFF } from '../support/requests.js';

let world: TestProject;
beforeAll(async () => {
  world = await openProject();
});
afterAll(() => world.close());

const better = (flag: string) => ({
  items: [{ op: 'create', env: 'production', flag, value: { ...ON_OFF, serve: { variant: 'on' } } } as const],
});

test('an edit makes edition 2, and the decisions on edition 1 are gone', async () => {
  const id = await world.create('ada', creates('edited'));
  await world.decide('maya', id);
  const before = await world.until(id, (view) => view.requirements[0]?.met === true);
  expect(await world.edit('ada', id, better('edited'))).toMatchObject({ accepted: true, status: 'review' });
  const after = await world.until(id, (view) => view.edition === 2);
  expect(after.proposalHash).not.toBe(before.proposalHash);
  expect(after.requirements.map((each) => each.met)).toEqual([false, false]);
  await world.approve(id);
  expect(await world.change(id).result()).toMatchObject({ status: 'applied', edition: 2 });
  expect(await world.flag('edited')).toMatchObject({ serve: { variant: 'on' } });
});

test('an edit that changes nothing of the desired state is an edition of its own all the same', async () => {
  const id = await world.create('ada', creates('same'));
  const token = await world.signDecision('maya', id);
  await world.edit('ada', id, creates('same'));
  expect(await world.send(id, 'decide', token)).toMatchObject({ code: 'STALE' });
});

test('of two edits of the same edition one is made and the other is stale', async () => {
  const id = await world.create('ada', creates('two-edits'));
  const tokens = [
    await world.signEdit('ada', id, better('two-edits')),
    await world.signEdit('tom', id, { ...creates('two-edits'), title: 'toms' }),
  ];
  const answers = await Promise.all(tokens.map((token) => world.send(id, 'edit', token)));
  expect(answers.map((answer) => (answer.accepted ? 'accepted' : answer.code)).sort()).toEqual([
    ...['STALE', 'accepted'],
  ]);
  expect((await world.until(id, (view) => view.edition === 2)).authors).toHaveLength(
    answers[0]?.accepted ? 1 : 2,
  );
});

test('edition 1 with its whole quorum is closed by edition 2, also for a commit of nobody’s workflow', async () => {
  const id = await world.create('ada', creates('overtaken'));
  const first = await knowledgeOf(world, id);
  const { requirements } = await world.until(id, () => true);
  const tokens = [
    await world.signDecision('maya', id),
    await world.signDecision('quinn', id, { requirementId: requirements[1]?.id ?? '' }),
  ];
  for (const token of tokens) await recordAsAccepted(world, id, token);
  await world.edit('ada', id, better('overtaken'));
  const { grant, change } = first;
  const input = { change: id, proposalHash: grant.proposalHash, tokens, state: change };
  expect(await world.act('commit', input)).toMatchObject({ ok: false, code: 'CLOSED' });
  expect(await world.flag('overtaken')).toBeNull();
});

test('an edition prepared twice is one edition, whatever became of the live records since', async () => {
  const id = await world.create('ada', creates('again'));
  const { tokens, change } = await knowledgeOf(world, id);
  const state = { ...change, edition: 0, proposalHash: '', transition: 0 };
  const other = await world.create('ada', creates('again'));
  await world.approve(other);
  await world.change(other).result();
  const again = await world.act('prepare', { token: tokens[0] ?? '', state, atMs: 1 });
  expect(again).toMatchObject({ ok: true, prepared: { edition: 1, proposalHash: change.proposalHash } });
  expect((await world.ledger(id)).map((entry) => entry.body.type)).toEqual(['change.submitted']);
});

test('an edit by a claimed edition of another change is refused as tampered', async () => {
  const [id, other] = [await world.create('ada', creates('a')), await world.create('ada', creates('b'))];
  const { change } = await knowledgeOf(world, other);
  const token = await world.signEdit('ada', id, better('a'));
  const claimed = world.act('prepare', { token, state: { ...change, change: id }, atMs: 1 });
  await expect(claimed).rejects.toMatchObject({ type: 'TAMPERED' });
});
