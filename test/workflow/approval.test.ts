import { afterAll, beforeAll, expect, test } from 'vitest';
import { openProject, type TestProject } from '../support/project.js';
import { creates, toggles } from '../support/requests.js';

let world: TestProject;
beforeAll(async () => {
  world = await openProject();
});
afterAll(() => world.close());

test('a change is approved by a manager, validated by QA, and applied once', async () => {
  const id = await world.create('ada', creates('checkout'));
  expect(await world.decide('maya', id)).toMatchObject({ accepted: true, status: 'review' });
  expect(await world.decide('quinn', id)).toMatchObject({ accepted: true });
  const result = await world.change(id).result();
  expect(result).toMatchObject({ status: 'applied', revisions: { production: 1 }, edition: 1 });
  expect(await world.flag('checkout')).toMatchObject({ version: 1, key: 'checkout', state: 'active' });
});

test('the ledger tells the approval in order, and the write names its authority and its evidence', async () => {
  const id = await world.create('ada', creates('story'));
  await world.approve(id);
  await world.change(id).result();
  const entries = await world.ledger(id);
  expect(entries.map((entry) => [entry.body.type, entry.body.actor.id])).toEqual([
    ['change.submitted', 'ada'],
    ['decision.approved', 'maya'],
    ['decision.approved', 'quinn'],
    ['change.applied', 'sluice'],
  ]);
  const applied = entries.at(-1)?.body;
  expect(applied).toMatchObject({ authority: { kind: 'quorum' }, opId: `${id}/1/apply` });
  expect(applied?.evidence).toEqual(entries.slice(0, 3).flatMap((entry) => entry.body.evidence));
  expect(applied?.versions).toMatchObject([{ version: 1, target: { key: 'story' } }]);
  expect(applied?.workflow?.id).toBe(`change/${world.project}/${id}`);
});

test('the rounds open one after the other', async () => {
  const id = await world.create('ada', creates('rounds'));
  const first = await world.until(id, (view) => view.status === 'review');
  expect(first.requirements.map((each) => [each.key, each.open])).toEqual([
    ['manager', true],
    ['qa', false],
  ]);
  const qa = first.requirements[1]?.id ?? '';
  expect(await world.decide('quinn', id, { requirementId: qa })).toMatchObject({ code: 'NOT_AWAITED' });
  await world.decide('maya', id);
  const second = await world.until(id, (view) => view.requirements[0]?.met === true);
  expect(second.requirements.map((each) => [each.open, each.metBy])).toEqual([
    [false, ['maya']],
    [true, []],
  ]);
});

test('what is awaited is the same sentence in the view and in the answers', async () => {
  const id = await world.create('ada', creates('sentence'));
  const answer = await world.decide('maya', id);
  const view = await world.until(id, (each) => each.requirements[0]?.met === true);
  expect(view.waiting.sentence).toMatch(
    /^Waiting for validation by QA \(0 of 1\) until .* Can act: .*quinn.* Next: sluice change approve c-/,
  );
  expect(answer.accepted && answer.waiting).toEqual(view.waiting);
  expect(await world.change(id).query('view')).toEqual(view);
});

test('a free environment takes the same way with nobody to ask', async () => {
  const id = await world.create('ada', creates('free', 'development'));
  expect(await world.change(id).result()).toMatchObject({ status: 'applied' });
  expect(await world.flag('free', 'development')).toMatchObject({ version: 1 });
  const [, applied] = await world.ledger(id);
  expect(applied?.body.authority).toMatchObject({
    kind: 'noRequirements',
    policyHash: expect.any(String) as string,
  });
});

test('a change over a free and a governed environment asks for the governed one and writes both at once', async () => {
  const request = { items: [...creates('both').items, ...creates('both', 'development').items] };
  const id = await world.create('ada', request);
  const view = await world.until(id, (each) => each.status === 'review');
  expect(view.environments).toEqual(['development', 'production']);
  expect(await world.flag('both', 'development')).toBeNull();
  await world.approve(id);
  await world.change(id).result();
  expect([await world.flag('both'), await world.flag('both', 'development')]).toMatchObject([
    { version: 1 },
    { version: 1 },
  ]);
});

test('a change that cannot be prepared ends as invalid, says why, and stands in the ledger', async () => {
  const id = await world.create('ada', toggles('nowhere', 'on'));
  const result = await world.change(id).result();
  expect(result).toMatchObject({ status: 'invalid', revisions: {} });
  expect(result.ending).toContain('/items/0/flag: no flag "nowhere" in production');
  const [entry] = await world.ledger(id);
  expect(entry?.body).toMatchObject({ type: 'command.refused', outcome: 'refused', actor: { id: 'ada' } });
});

test('whoever may not write there cannot even ask', async () => {
  const id = await world.create('vic', creates('not-mine'));
  expect(await world.change(id).result()).toMatchObject({ status: 'invalid', ending: 'ROLE_MISSING' });
});

test('a second start under the same id is refused, also after the end', async () => {
  const id = await world.create('ada', creates('twice', 'development'));
  await expect(world.create('ada', creates('twice', 'development'), id)).rejects.toThrow(/already started/);
  await world.change(id).result();
  await expect(world.create('ada', creates('twice', 'development'), id)).rejects.toThrow(/already started/);
});
