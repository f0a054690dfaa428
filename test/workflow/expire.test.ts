import { afterAll, beforeAll, expect, test } from 'vitest';
import { openProject, type TestProject } from '../support/project.js';
import { GOVERNANCE } from '../support/people.js';
import { creates } from '../support/requests.js';
import { pause } from '../support/until.js';

const expiring = (decisionTimeoutMs: number) => ({
  governance: { ...GOVERNANCE, policy: { ...GOVERNANCE.policy, decisionTimeoutMs } },
});

let world: TestProject;
beforeAll(async () => {
  world = await openProject(expiring(600));
});
afterAll(() => world.close());

test('a change nobody decides on expires, and nothing is ever approved by that', async () => {
  const id = await world.create('ada', creates('forgotten'));
  const view = await world.until(id, (each) => each.status === 'review');
  expect(view.requirements[0]?.deadlineMs).toBeGreaterThan(Date.now() - 60_000);
  expect(await world.change(id).result()).toMatchObject({
    status: 'expired',
    ending: 'nobody decided in time',
  });
  expect((await world.ledger(id)).at(-1)?.body).toMatchObject({
    ...{ type: 'change.expired', actor: { kind: 'system' }, evidence: [] },
  });
  expect(await world.flag('forgotten')).toBeNull();
});

test('each round has a time of its own', async () => {
  const id = await world.create('ada', creates('half-way'));
  await pause(300);
  expect(await world.decide('maya', id)).toMatchObject({ accepted: true });
  await pause(450);
  expect(await world.decide('quinn', id)).toMatchObject({ accepted: true });
  expect(await world.change(id).result()).toMatchObject({ status: 'applied' });
});

test('a change whose second round nobody decides expires after the first approval', async () => {
  const id = await world.create('ada', creates('half-forgotten'));
  await world.decide('maya', id);
  expect(await world.change(id).result()).toMatchObject({ status: 'expired' });
});

test('an expired change stays so in the store', async () => {
  const id = await world.create('ada', creates('too-late'));
  const token = await world.signDecision('maya', id);
  const { proposalHash } = await world.until(id, () => true);
  await world.change(id).result();
  await expect(world.send(id, 'decide', token)).rejects.toThrow(/completed|not found/);
  const written = world.act('commit', {
    change: id,
    proposalHash,
    tokens: [token],
    state: { decisions: [] } as never,
  });
  expect((await written).ok).toBe(false);
});

test('a decision made in time while no worker ran is judged when one is back, and counts', async () => {
  const late = await openProject({ ...expiring(1_500), worker: false });
  const worker = await late.startWorker();
  const id = await late.create('ada', creates('in-time'));
  const token = await late.signDecision('maya', id);
  await worker.stop();
  await late.change(id).signal('decide', { token });
  await pause(2_000);
  await late.startWorker();
  await late.until(id, (view) => view.requirements[0]?.met === true);
  expect(await late.decide('quinn', id)).toMatchObject({ accepted: true });
  expect(await late.change(id).result()).toMatchObject({ status: 'applied' });
  await late.close();
});

test('a decision made after the deadline while no worker ran does not count', async () => {
  const late = await openProject({ ...expiring(500), worker: false });
  const worker = await late.startWorker();
  const id = await late.create('ada', creates('out-of-time'));
  await late.until(id, (view) => view.status === 'review');
  await worker.stop();
  await pause(1_600);
  const token = await late.signDecision('maya', id);
  await late.change(id).signal('decide', { token });
  await late.startWorker();
  expect(await late.change(id).result()).toMatchObject({ status: 'expired' });
  expect((await late.ledger(id)).map((entry) => entry.body.code ?? entry.body.type)).toEqual([
    ...['change.submitted', 'EXPIRED', 'change.expired'],
  ]);
  await late.close();
});
