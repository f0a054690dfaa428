import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Answer } from '../../domain/messages.js';
import { openProject, type TestProject } from '../support/project.js';
import { creates } from '../support/requests.js';

let world: TestProject;
beforeAll(async () => {
  world = await openProject();
});
afterAll(() => world.close());

const entriesOf = async (id: string, type: string) =>
  (await world.ledger(id)).filter((entry) => entry.body.type === type);

test('the same command sent twice is one decision, and both senders get the same answer', async () => {
  const id = await world.create('ada', creates('double-click'));
  const token = await world.signDecision('maya', id);
  const answers = await Promise.all([world.send(id, 'decide', token), world.send(id, 'decide', token)]);
  expect(answers[0]).toMatchObject({ accepted: true });
  expect(answers[1]).toEqual(answers[0]);
  expect(await entriesOf(id, 'decision.approved')).toHaveLength(1);
});

test('an update of the same id is the same update', async () => {
  const id = await world.create('ada', creates('update-id'));
  const token = await world.signDecision('maya', id);
  const updateId = randomUUID();
  const send = () =>
    world.change(id).executeUpdate<Answer, [{ token: string }]>('decide', { args: [{ token }], updateId });
  expect(await send()).toEqual(await send());
  const { events } = await world.change(id).fetchHistory();
  expect(events?.filter((event) => event.workflowExecutionUpdateAcceptedEventAttributes)).toHaveLength(1);
});

test('a refused command sent again gets the first refusal and leaves one entry', async () => {
  const id = await world.create('bo', creates('refused-twice'));
  const token = await world.signDecision('bo', id);
  const first = await world.send(id, 'decide', token);
  expect(first).toMatchObject({ code: 'SELF_APPROVAL' });
  expect(await world.send(id, 'decide', token)).toEqual(first);
  expect(await entriesOf(id, 'command.refused')).toHaveLength(1);
});

test('a signal after its update is the same decision', async () => {
  const id = await world.create('ada', creates('update-first'));
  const token = await world.signDecision('maya', id);
  const answer = await world.send(id, 'decide', token);
  await world.change(id).signal('decide', { token });
  expect(await world.send(id, 'decide', token)).toEqual(answer);
  expect(await entriesOf(id, 'decision.approved')).toHaveLength(1);
});

test('an update after its signal gets the answer of the one decision', async () => {
  const id = await world.create('ada', creates('signal-first'));
  const token = await world.signDecision('maya', id);
  await world.change(id).signal('decide', { token });
  await world.until(id, (view) => view.requirements[0]?.met === true);
  expect(await world.send(id, 'decide', token)).toMatchObject({ accepted: true, status: 'review' });
  expect(await entriesOf(id, 'decision.approved')).toHaveLength(1);
});

test('both together while no worker runs are one decision', async () => {
  const quiet = await openProject({ worker: false });
  const worker = await quiet.startWorker();
  const id = await quiet.create('ada', creates('both'));
  const token = await quiet.signDecision('maya', id);
  await worker.stop();
  const answer = quiet.send(id, 'decide', token);
  await quiet.change(id).signal('decide', { token });
  await quiet.startWorker();
  expect(await answer).toMatchObject({ accepted: true, status: 'review' });
  const types = (await quiet.ledger(id)).map((entry) => entry.body.type);
  expect(types).toEqual(['change.submitted', 'decision.approved']);
  await quiet.close();
});

test.each([
  ['nothing', undefined],
  ['a text', 'token'],
  ['an empty token', { token: '' }],
  ['a token that is no text', { token: 7 }],
  ['a token beyond all measure', { token: 'x'.repeat(40_000) }],
])('%s in place of a command is rejected before it reaches the history', async (name, message) => {
  const id = await world.create('ada', creates(`malformed-${name.replaceAll(' ', '-')}`));
  await world.until(id, (view) => view.status === 'review');
  const args: [unknown] = [message];
  await expect(world.change(id).executeUpdate('decide', { args })).rejects.toMatchObject({
    cause: { type: 'MALFORMED' },
  });
  await world.change(id).signal('decide', message);
  await world.approve(id);
  expect(await world.change(id).result()).toMatchObject({ status: 'applied' });
});

test('a cancel of the workflow is nobody’s signed command: it changes nothing', async () => {
  const id = await world.create('ada', creates('cancelled'));
  await world.decide('maya', id);
  await world.change(id).cancel();
  expect(await world.decide('quinn', id)).toMatchObject({ accepted: true });
  expect(await world.change(id).result()).toMatchObject({ status: 'applied' });
});
