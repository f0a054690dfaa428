import { afterAll, beforeAll, expect, test } from 'vitest';
import { openProject, type TestProject } from '../support/project.js';
import { creates } from '../support/requests.js';

let world: TestProject;
beforeAll(async () => {
  world = await openProject();
});
afterAll(() => world.close());

const SENDERS = 20;
const EACH = 50;
const ANSWER_MS = 1_000;

/** As the API delivers: an update, and where no answer comes in time a signal of the same command. */
async function deliver(id: string, token: string): Promise<void> {
  const update = () => world.send(id, 'decide', token);
  const answered = world.client.connection.withDeadline(Date.now() + ANSWER_MS, update);
  await answered.catch(() => world.change(id).signal('decide', { token }));
}

/** What twenty people at once send, over and over: two who may decide, and four who may not. */
async function tokensOf(id: string): Promise<readonly string[]> {
  const view = await world.until(id, (each) => each.status === 'review');
  const parts = { requirementId: view.requirements[0]?.id ?? '' };
  const people = ['maya', 'tom', 'vic', 'gone', 'quinn', 'nobody'];
  const tokens = people.flatMap((sub) => Array.from({ length: 5 }, () => world.signDecision(sub, id, parts)));
  return Promise.all(tokens);
}

test('a thousand commands of twenty senders leave one decision, and one entry for every command', async () => {
  const id = await world.create('ada', creates('storm'));
  const tokens = await tokensOf(id);
  const send = async (_: unknown, sender: number) => {
    for (let i = 0; i < EACH; i += 1) await deliver(id, tokens[(sender * 7 + i) % tokens.length] ?? '');
  };
  await Promise.all(Array.from({ length: SENDERS }, send));
  expect(await world.decide('quinn', id)).toMatchObject({ accepted: true });
  expect(await world.change(id).result()).toMatchObject({ status: 'applied' });
  const entries = await world.ledger(id);
  const commands = entries.flatMap((entry) =>
    entry.body.type === 'change.applied' ? [] : entry.body.evidence,
  );
  expect(new Set(commands).size).toBe(commands.length);
  expect(commands).toHaveLength(tokens.length + 2);
  expect(entries.filter((entry) => entry.body.type === 'decision.approved')).toHaveLength(2);
}, 90_000);
