import { NativeConnection, Worker } from '@temporalio/worker';
import { inject } from 'vitest';
import { createActivities } from '../../activities/index.js';
import type { ActivityDeps } from '../../activities/deps.js';
import type { VerifyKeys } from '../../proof/keys.js';
import { createVerifier } from '../../proof/verify.js';
import type { FlagStore } from '../../store/port.js';

export interface RunningWorker {
  stop(): Promise<void>;
}

/** A worker in this process, on a queue named after the project. */
export async function startWorker(of: {
  readonly project: string;
  readonly store: FlagStore;
  readonly verifyKeys: VerifyKeys;
}): Promise<RunningWorker> {
  const connection = await NativeConnection.connect({ address: inject('temporalAddress') });
  const deps: ActivityDeps = { ...of, verifier: await createVerifier(of.verifyKeys) };
  const worker = await Worker.create({
    connection,
    taskQueue: of.project,
    workflowBundle: { codePath: inject('workflowBundle') },
    activities: createActivities(deps),
    stickyQueueScheduleToStartTimeout: '1s',
  });
  const done = worker.run();
  return {
    async stop() {
      worker.shutdown();
      await done;
      await connection.close();
    },
  };
}
