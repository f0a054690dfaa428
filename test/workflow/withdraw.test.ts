import { afterAll, beforeAll, expect, test } from 'vitest';
import { openProject, type TestProject } from '../support/project.js';
import { creates } from '../support/requests.js';

let world: TestProject;
beforeAll(async () => {
  world = await openProject();
});
afterAll(() => world.close());

test('the requester takes a change back', async () => {
  const id = await world.create('ada', creates('taken-back'));
  expect(await world.withdraw('ada', id)).toMatchObject({ accepted: true, status: 'withdrawn' });
  const ending = 'withdrawn by ada: changed my mind';
  expect(await world.change(id).result()).toMatchObject({ status: 'withdrawn', ending });
  expect((await world.ledger(id)).at(-1)?.body).toMatchObject({
    ...{ type: 'change.withdrawn', actor: { id: 'ada' }, reason: 'changed my mind' },
  });
});

test('a contributor may as well, and so may an admin', async () => {
  const shared = await world.create('ada', creates('shared'));
  await world.edit('tom', shared, { ...creates('shared'), title: 'better' });
  expect(await world.withdraw('tom', shared)).toMatchObject({ accepted: true });
  const other = await world.create('ada', creates('other'));
  expect(await world.withdraw('root', other)).toMatchObject({ accepted: true, status: 'withdrawn' });
});

test.each(['maya', 'tom', 'vic'])('%s, a stranger to it, is refused', async (sub) => {
  const id = await world.create('ada', creates(`kept-from-${sub}`));
  expect(await world.withdraw(sub, id)).toMatchObject({ code: 'ROLE_MISSING', status: 'review' });
  await world.approve(id);
  expect(await world.change(id).result()).toMatchObject({ status: 'applied' });
});

test('a withdrawn change stays so in the store, with every approval there is', async () => {
  const id = await world.create('ada', creates('gone'));
  await world.decide('maya', id);
  const qa = await world.signDecision('quinn', id);
  const { proposalHash } = await world.until(id, (each) => each.requirements[0]?.met === true);
  await world.withdraw('ada', id);
  const tokens = (await world.ledger(id)).flatMap((entry) => entry.body.evidence).concat(qa);
  const written = await world.act('commit', {
    change: id,
    proposalHash,
    tokens,
    state: { decisions: [] } as never,
  });
  expect(written.ok).toBe(false);
  expect(await world.flag('gone')).toBeNull();
});

test('a change taken back before any worker prepared it was never anything else', async () => {
  const quiet = await openProject({ worker: false });
  const id = await quiet.create('ada', creates('early'));
  const parts = { change: id, reason: 'too soon' };
  await quiet.change(id).signal('withdraw', { token: await quiet.sign('ada', 'withdraw', parts) });
  await quiet.startWorker();
  expect(await quiet.change(id).result()).toMatchObject({ status: 'withdrawn' });
  await quiet.close();
});
