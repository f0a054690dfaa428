import { fileURLToPath } from 'node:url';
import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { bundleWorkflowCode, NativeConnection, Worker } from '@temporalio/worker';
import { timed, type ApprovalTimes, type Contestant } from '../contestant.js';
import { emptyActivities } from './activities.js';
import { decide, floorApproval } from './workflows.js';

const QUEUE = 'floor';

/** The floor: the same shape on the same server, and nothing inside. */
export async function openFloor(address: string): Promise<Contestant> {
  const native = await NativeConnection.connect({ address });
  const worker = await Worker.create({
    connection: native,
    taskQueue: QUEUE,
    workflowBundle: await bundleWorkflowCode({
      workflowsPath: fileURLToPath(new URL('workflows.ts', import.meta.url)),
    }),
    activities: emptyActivities,
    maxCachedWorkflows: 500,
  });
  const running = worker.run();
  const connection = await Connection.connect({ address });
  const client = new Client({ connection });
  return {
    name: 'floor',
    approval: () => approval(client),
    rollout: () => start(client, { decisions: 0, stages: 5 }).then((handle) => handle.result()),
    async close() {
      worker.shutdown();
      await running;
      await Promise.all([connection.close(), native.close()]);
    },
  };
}

const start = (client: Client, input: Parameters<typeof floorApproval>[0]) =>
  client.workflow.start(floorApproval, { workflowId: randomUUID(), taskQueue: QUEUE, args: [input] });

async function approval(client: Client): Promise<ApprovalTimes> {
  const whole = await timed(async () => {
    const handle = await start(client, { decisions: 2, stages: 0 });
    const first = await timed(() => handle.executeUpdate(decide));
    const last = await timed(async () => {
      const second = await timed(() => handle.executeUpdate(decide));
      await handle.result();
      return second.ms;
    });
    return { updates: [first.ms, last.value], lastToDone: last.ms };
  });
  return { ...whole.value, lastToServed: null, whole: whole.ms };
}
