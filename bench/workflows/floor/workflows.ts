import {
  allHandlersFinished,
  condition,
  defineUpdate,
  executeChild,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  sleep,
} from '@temporalio/workflow';
import type { EmptyActivities } from './activities.js';

/** Workflows of the shape of `flagApproval` and `scheduledRollout`, around activities that do nothing. */
const store = proxyActivities<EmptyActivities>({ startToCloseTimeout: '2s' });
const local = proxyLocalActivities<EmptyActivities>({ startToCloseTimeout: '2s' });

export const decide = defineUpdate<number>('decide');

export interface FloorInput {
  /** Updates to wait for before the commit. */
  readonly decisions: number;
  /** Stages of the child, 0 for none, with a dwell of 1 ms between them. */
  readonly stages: number;
}

export async function floorApproval(input: FloorInput): Promise<void> {
  let decided = 0;
  setHandler(decide, async () => {
    await local.judge();
    await store.record();
    return (decided += 1);
  });
  await store.prepare();
  if (input.decisions > 0) await condition(() => decided >= input.decisions, '72 hours');
  await store.commit();
  if (input.stages > 0) {
    await executeChild(floorRollout, { args: [input.stages] });
    await store.record();
  }
  await condition(allHandlersFinished);
}

export async function floorRollout(stages: number): Promise<void> {
  for (let stage = 0; stage < stages; stage += 1) {
    await store.setStage();
    if (stage < stages - 1) await sleep(1);
  }
  await store.record();
}
