import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import type { Context } from '../../client/sdk/context.js';
import { deliver, type Letter } from '../../client/sdk/deliver.js';
import { connectTemporal, type Temporal } from '../../client/sdk/temporal.js';
import { openProject, type TestProject } from '../support/project.js';
import { creates } from '../support/requests.js';

let world: TestProject;
let temporal: Temporal;
beforeAll(async () => {
  world = await openProject();
  temporal = connectTemporal({ address: inject('temporalAddress'), namespace: 'default' });
});
afterAll(async () => {
  await temporal.close();
  await world.close();
});

const SENDERS = 20;
const EACH = 50;

/** As the API delivers: an update, and where no answer comes in time a signal of the same command. */
const contextOf = ({ project, store, voice }: TestProject, answerMs = 1_000): Context => ({
  ...{ project, taskQueue: project, reader: store, signer: voice.signer, temporal },
  patience: { serverMs: 20_000, answerMs, onceMoreMs: 200, settleMs: 1 },
});

async function letter(from: TestProject, id: string, sub: string): Promise<Letter> {
  const jti = randomUUID();
  const { requirements } = await from.until(id, (view) => view.status === 'review');
  const token = await from.signDecision(sub, id, { jti, requirementId: requirements[0]?.id ?? '' });
  return { workflowId: from.change(id).workflowId, name: 'decide', token, jti };
}

/** What twenty people at once send, over and over: two who may decide, and four who may not. */
function letters(id: string): Promise<readonly Letter[]> {
  const people = ['maya', 'tom', 'vic', 'gone', 'quinn', 'nobody'];
  return Promise.all(people.flatMap((sub) => Array.from({ length: 5 }, () => letter(world, id, sub))));
}

test('a thousand commands of twenty senders leave one decision, and one entry for every command', async () => {
  const id = await world.create('ada', creates('storm'));
  const all = await letters(id);
  const send = async (_: unknown, sender: number) => {
    for (let i = 0; i < EACH; i += 1) {
      const next = all[(sender + i) % all.length];
      if (next !== undefined) await deliver(contextOf(world), next);
    }
  };
  await Promise.all(Array.from({ length: SENDERS }, send));
  expect(await world.decide('quinn', id)).toMatchObject({ accepted: true });
  expect(await world.change(id).result()).toMatchObject({ status: 'applied' });
  const entries = await world.ledger(id);
  const commands = entries.flatMap((entry) =>
    entry.body.type === 'change.applied' ? [] : entry.body.evidence,
  );
  expect(new Set(commands).size).toBe(commands.length);
  expect(commands).toHaveLength(all.length + 2);
  expect(entries.filter((entry) => entry.body.type === 'decision.approved')).toHaveLength(2);
}, 90_000);

test('more commands than may wait for a worker are kept all the same, and judged once each', async () => {
  const quiet = await openProject({ worker: false });
  const worker = await quiet.startWorker();
  const id = await quiet.create('ada', creates('crowd'));
  const crowd = await Promise.all(Array.from({ length: 15 }, () => letter(quiet, id, 'vic')));
  await worker.stop();
  // Long enough for the server's own word that ten are waiting already.
  const context = contextOf(quiet, 6_000);
  const kept = await Promise.all(crowd.map((each) => deliver(context, each)));
  expect(kept.map((delivery) => delivery.kind)).toEqual(crowd.map(() => 'kept'));
  await quiet.startWorker();
  await quiet.until(id, (view) => view.refusals.length === crowd.length);
  const refused = (await quiet.ledger(id)).filter((entry) => entry.body.type === 'command.refused');
  expect(refused).toHaveLength(crowd.length);
  await quiet.close();
}, 60_000);
