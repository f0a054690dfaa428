import { NativeConnection, Worker, type WorkflowBundle } from '@temporalio/worker';
import { createActivities } from '../activities/index.js';
import { createNotifyActivities, type NotifyDeps } from '../activities/notify.js';
import type { ActivityDeps } from '../activities/deps.js';

export interface WorkerPlan {
  readonly connection: NativeConnection;
  readonly namespace: string;
  readonly taskQueue: string;
  readonly bundle: WorkflowBundle;
  readonly deps: ActivityDeps;
  readonly notify: NotifyDeps;
}

/** Queue of the notices of a task queue. */
export const notifyQueue = (taskQueue: string): string => `${taskQueue}-notify`;

/**
 * The worker of workflows and store activities. A dead worker's sticky queue is given up after a second instead of
 * ten, or every workflow of it would stand still that long; 500 cached workflows cost about 150 MB.
 */
export const createMainWorker = (plan: WorkerPlan): Promise<Worker> =>
  Worker.create({
    connection: plan.connection,
    namespace: plan.namespace,
    taskQueue: plan.taskQueue,
    workflowBundle: plan.bundle,
    activities: createActivities(plan.deps),
    stickyQueueScheduleToStartTimeout: '1s',
    maxCachedWorkflows: 500,
    shutdownGraceTime: '5s',
  });

/** The worker of notices: it has no store and no workflows. */
export const createNotifyWorker = (plan: WorkerPlan): Promise<Worker> =>
  Worker.create({
    connection: plan.connection,
    namespace: plan.namespace,
    taskQueue: notifyQueue(plan.taskQueue),
    activities: createNotifyActivities(plan.notify),
    shutdownGraceTime: '5s',
  });
