import { proxyActivities, proxyLocalActivities, workflowInfo } from '@temporalio/workflow';
import type { Activities } from '../../activities/index.js';
import type { NotifyActivities } from '../../activities/notify.js';

/** Retried until the store answers: what was accepted is never given up because something is away for a while. */
const PATIENT = { initialInterval: '200ms', backoffCoefficient: 2, maximumInterval: '10s' } as const;

/** Writes are short; a killed worker costs at most this before the next one repeats them under the same opId. */
export const store = proxyActivities<Activities>({ startToCloseTimeout: '2s', retry: PATIENT });

/** Resolving and writing a large import takes longer than one flag. */
export const bulk = proxyActivities<Activities>({ startToCloseTimeout: '10s', retry: PATIENT });

/** Verification has no effect, so it may run beside the workflow task. */
export const local = proxyLocalActivities<Activities>({ startToCloseTimeout: '2s', retry: PATIENT });

/** Notices have a queue of their own, whose activities never see the store; they are given up after ten minutes. */
export const notices = () =>
  proxyActivities<NotifyActivities>({
    taskQueue: `${workflowInfo().taskQueue}-notify`,
    startToCloseTimeout: '10s',
    scheduleToCloseTimeout: '10 minutes',
    retry: { initialInterval: '1s', backoffCoefficient: 2, maximumInterval: '1 minute' },
  });
