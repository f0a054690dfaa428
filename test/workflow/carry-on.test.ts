import { afterAll, beforeAll, expect, test } from 'vitest';
import { openProject, type TestProject } from '../support/project.js';
import { creates } from '../support/requests.js';
import { until } from '../support/until.js';

let world: TestProject;
beforeAll(async () => {
  world = await openProject();
});
afterAll(() => world.close());

/** Each of these is refused, and makes the history as much longer as a command may. */
const BULKY = 30_000;

test('a history that grew long goes on in a new run, which knows the state and the answers of the old one', async () => {
  const id = await world.create('ada', creates('long-lived'));
  const token = await world.signDecision('maya', id);
  const answer = await world.send(id, 'decide', token);
  const { runId } = await world.change(id).describe();
  for (let i = 0; i < 90; i += 1)
    await world.change(id).signal('decide', { token: `${String(i)}.${'x'.repeat(BULKY)}` });
  const find = () => world.change(id).describe();
  await until('the change', find, (found) => found.runId !== runId);
  expect(await world.send(id, 'decide', token)).toEqual(answer);
  const view = await world.until(id, (each) => each.refusals.length === 50);
  expect(view.requirements.map((each) => each.met)).toEqual([true, false]);
  expect(await world.decide('quinn', id)).toMatchObject({ accepted: true });
  expect(await world.change(id).result()).toMatchObject({ status: 'applied', edition: 1 });
  const forged = (await world.ledger(id)).filter((entry) => entry.body.code === 'FORGED');
  expect(forged).toHaveLength(90);
}, 60_000);
