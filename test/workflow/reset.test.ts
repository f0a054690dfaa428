import { randomUUID } from 'node:crypto';
import { temporal } from '@temporalio/proto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ChangeView } from '../../domain/change/projection.js';
import { openProject, type TestProject } from '../support/project.js';
import { creates } from '../support/requests.js';
import { pause, until } from '../support/until.js';

let world: TestProject;
beforeAll(async () => {
  world = await openProject();
});
afterAll(() => world.close());

const no = { decision: 'reject', form: { approved: false } } as const;

/** A change whose workflow has come to its first wait. */
async function waiting(flag: string): Promise<string> {
  const id = await world.create('ada', creates(flag));
  const view = () => world.change(id).query<ChangeView>('view');
  await until(id, view, (found) => found.status === 'review');
  await pause(100);
  return id;
}

/** Takes the workflow back to its first wait, and leaves out everything that was sent to it since. */
async function resetToReview(id: string): Promise<void> {
  const handle = world.change(id);
  const { events } = await handle.fetchHistory();
  const prepared =
    events?.find((event) => event.activityTaskCompletedEventAttributes)?.eventId?.toNumber() ?? 0;
  const finish = events?.find(
    (event) => event.workflowTaskCompletedEventAttributes && (event.eventId?.toNumber() ?? 0) > prepared,
  );
  const { runId } = await handle.describe();
  await world.client.workflowService.resetWorkflowExecution({
    namespace: 'default',
    workflowExecution: { workflowId: handle.workflowId, runId },
    reason: 'a test',
    requestId: randomUUID(),
    ...(finish?.eventId ? { workflowTaskFinishEventId: finish.eventId } : {}),
    resetReapplyType: temporal.api.enums.v1.ResetReapplyType.RESET_REAPPLY_TYPE_NONE,
  });
}

test('a workflow reset to before its rejection gathers a quorum and still writes nothing', async () => {
  const id = await waiting('revived');
  await world.decide('maya', id, no);
  await world.change(id).result();
  await resetToReview(id);
  const { requirements } = await world.until(id, () => true);
  const [manager, qa] = requirements.map((each) => ({ requirementId: each.id }));
  expect(await world.decide('tom', id, manager)).toMatchObject({ accepted: true });
  expect(await world.decide('quinn', id, qa)).toMatchObject({ accepted: true });
  const blocked = await world.until(id, (view) => view.block?.code === 'CLOSED');
  expect(blocked.block?.detail).toContain('the change was closed for this proposal');
  expect(await world.flag('revived')).toBeNull();
  await world.change(id).terminate();
});

test('a workflow reset to before its withdrawal does not write either', async () => {
  const id = await waiting('taken-back');
  await world.withdraw('ada', id);
  await world.change(id).result();
  await resetToReview(id);
  const { requirements } = await world.until(id, () => true);
  await world.decide('tom', id, { requirementId: requirements[0]?.id ?? '' });
  await world.decide('quinn', id, { requirementId: requirements[1]?.id ?? '' });
  await world.until(id, (view) => view.block?.code === 'CLOSED');
  expect(await world.flag('taken-back')).toBeNull();
  await world.change(id).terminate();
});

test('a workflow reset to before its write finds the receipt and writes no second version', async () => {
  const id = await waiting('once');
  await world.approve(id);
  const first = await world.change(id).result();
  const { requirements } = await world.until(id, () => true);
  await resetToReview(id);
  await world.decide('tom', id, { requirementId: requirements[0]?.id ?? '' });
  await world.decide('quinn', id, { requirementId: requirements[1]?.id ?? '' });
  expect(await world.change(id).result()).toEqual(first);
  expect(await world.flag('once')).toMatchObject({ version: 1 });
  const applied = (await world.ledger(id)).filter((entry) => entry.body.type === 'change.applied');
  expect(applied).toHaveLength(1);
});
