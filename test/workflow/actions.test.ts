import { NativeConnection, Worker } from '@temporalio/worker';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createNotifyActivities } from '../../activities/notify.js';
import { DEFAULT_POLICY } from '../../domain/policy/environment.js';
import { notifyQueue } from '../../worker/workers.js';
import { countActions } from '../support/actions.js';
import { GOVERNANCE } from '../support/people.js';
import { openProject, type TestProject } from '../support/project.js';
import { creates, rollsOut, stages } from '../support/requests.js';
import { targetOn } from '../support/speaker.js';

/** Bounds of docs/actions.md: what a change costs with the standard policy, notices among it. */
let world: TestProject;
let connection: NativeConnection;
let notices: Worker;
let running: Promise<void>;
beforeAll(async () => {
  world = await openProject({ governance: { ...GOVERNANCE, policy: DEFAULT_POLICY } });
  connection = await NativeConnection.connect({ address: inject('temporalAddress') });
  const taskQueue = notifyQueue(world.project);
  notices = await Worker.create({
    connection,
    taskQueue,
    activities: createNotifyActivities({ webhook: null }),
  });
  running = notices.run();
});
afterAll(async () => {
  notices.shutdown();
  await running;
  await connection.close();
  await world.close();
});

async function costOf(handle: {
  fetchHistory(): Promise<{ events?: Parameters<typeof countActions>[0] | null }>;
}) {
  return countActions((await handle.fetchHistory()).events ?? []);
}

test('an approval with two decisions costs at most 13 actions and 60 events', async () => {
  const id = await world.create('ada', creates('priced'));
  await world.approve(id);
  await world.change(id).result();
  const cost = await costOf(world.change(id));
  expect(cost).toMatchObject({ start: 1, messages: 2, children: 0 });
  expect(cost.total).toBeLessThanOrEqual(13);
  expect(cost.events).toBeLessThanOrEqual(60);
});

test('a rollout of five stages with four waits costs at most 13 actions and 75 events', async () => {
  await world.change(await world.create('ada', creates('staged', 'development'))).result();
  const created = await world.create('ada', creates('staged'));
  await world.approve(created);
  await world.change(created).result();
  const id = await world.create('ada', rollsOut('staged', stages(50, 5, 25, 50, 75, 100)));
  await world.approve(id);
  await world.change(id).result();
  const cost = await costOf(world.rollout(targetOn('staged')));
  expect(cost).toMatchObject({ start: 1, messages: 0, timers: 4 });
  expect(cost.total).toBeLessThanOrEqual(13);
  expect(cost.events).toBeLessThanOrEqual(75);
  const change = await costOf(world.change(id));
  expect(change).toMatchObject({ start: 1, messages: 2, children: 1 });
  expect(change.total).toBeLessThanOrEqual(16);
});
