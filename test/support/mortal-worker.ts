import { NativeConnection, Worker } from '@temporalio/worker';
import { createActivities } from '../../activities/index.js';
import { createVerifier } from '../../proof/verify.js';
import type { VerifyKeys } from '../../proof/keys.js';
import { openStore } from '../../store/redis/open.js';
import type { FlagStore, Transition } from '../../store/port.js';

/** A worker that kills its own process, as `kill -9` would, right before or right after one of its writes. */
export interface Fate {
  readonly when: 'before' | 'after';
  /** End of the opId of the write. */
  readonly write: string;
}

/** All it needs to know, as JSON in `MORTAL_WORKER`. */
export interface MortalWorker {
  readonly project: string;
  readonly redisUrl: string;
  readonly temporalAddress: string;
  readonly bundle: string;
  readonly verifyKeys: VerifyKeys;
  readonly fate: Fate;
}

/** Only an activity's own write counts: a decision's opId ends in its random id, so it is known by its entry. */
const isFatal = (fate: Fate, { opId, entry }: Transition): boolean =>
  opId.endsWith(fate.write) || entry.type === fate.write;

function mortal(store: FlagStore, fate: Fate): FlagStore {
  const around = async <T extends Transition, R>(write: (it: T) => Promise<R>, it: T): Promise<R> => {
    const fatal = isFatal(fate, it);
    if (fatal && fate.when === 'before') process.kill(process.pid, 'SIGKILL');
    const result = await write(it);
    if (fatal && fate.when === 'after') process.kill(process.pid, 'SIGKILL');
    return result;
  };
  return {
    ...store,
    apply: (batch) => around((it) => store.apply(it), batch),
    append: (transition) => around((it) => store.append(it), transition),
  };
}

async function main(of: MortalWorker): Promise<void> {
  const store = await openStore({ url: of.redisUrl, project: of.project });
  const worker = await Worker.create({
    connection: await NativeConnection.connect({ address: of.temporalAddress }),
    taskQueue: of.project,
    workflowBundle: { codePath: of.bundle },
    activities: createActivities({
      project: of.project,
      store: mortal(store, of.fate),
      verifier: await createVerifier(of.verifyKeys),
    }),
    stickyQueueScheduleToStartTimeout: '1s',
  });
  await worker.run();
}

await main(JSON.parse(process.env['MORTAL_WORKER'] ?? '{}') as MortalWorker);
