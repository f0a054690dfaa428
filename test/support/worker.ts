import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { inject } from 'vitest';
import { createActivities } from '../../activities/index.js';
import type { ActivityDeps } from '../../activities/deps.js';
import type { VerifyKeys } from '../../proof/keys.js';
import { createVerifier } from '../../proof/verify.js';
import type { FlagStore } from '../../store/port.js';

export interface RunningWorker {
  /** Lets what it works on end, and stops. */
  stop(): Promise<void>;
}

export interface WorkerOf {
  readonly project: string;
  readonly store: FlagStore;
  readonly verifyKeys: VerifyKeys;
}

// Tests provoke refusals by the dozen; what the runtime says of them is no news.
Runtime.install({
  logger: new DefaultLogger('ERROR', () => undefined),
  telemetryOptions: { logging: { filter: 'OFF' } },
});

/** A worker in this process, on a queue named after the project, set up as the real one. */
export async function startWorker(of: WorkerOf): Promise<RunningWorker> {
  const connection = await NativeConnection.connect({ address: inject('temporalAddress') });
  const deps: ActivityDeps = { ...of, verifier: await createVerifier(of.verifyKeys) };
  const worker = await Worker.create({
    connection,
    taskQueue: of.project,
    workflowBundle: { codePath: inject('workflowBundle') },
    activities: createActivities(deps),
    stickyQueueScheduleToStartTimeout: '1s',
  });
  const done = worker.run().finally(() => connection.close());
  return {
    async stop() {
      if (worker.getState() === 'RUNNING') worker.shutdown();
      await done;
    },
  };
}
