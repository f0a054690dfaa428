import { randomUUID } from 'node:crypto';
import { Client, Connection } from '@temporalio/client';
import { MockActivityEnvironment } from '@temporalio/testing';
import { DefaultLogger } from '@temporalio/worker';
import type { Flag } from '@sluice/evaluator';
import { inject } from 'vitest';
import { createActivities, type Activities } from '../../activities/index.js';
import type { Governance } from '../../domain/policy/environment.js';
import type { Person } from '../../domain/policy/people.js';
import type { LedgerEntry } from '../../domain/ledger/entry.js';
import { generateKeys, type SigningKey, type VerifyKeys } from '../../proof/keys.js';
import { createSigner } from '../../proof/sign.js';
import { createVerifier } from '../../proof/verify.js';
import { openStore } from '../../store/redis/open.js';
import type { FlagStore } from '../../store/port.js';
import { GOVERNANCE, PEOPLE } from './people.js';
import { speaker, type Speaker, type Voice } from './speaker.js';
import { startWorker, type RunningWorker } from './worker.js';

export { FORMS } from './speaker.js';

export interface ProjectOptions {
  readonly governance?: Governance;
  readonly people?: readonly Person[];
  /** Without one nothing is judged until `startWorker`. Default true. */
  readonly worker?: boolean;
  /** Redis to use in place of the shared one. */
  readonly redisUrl?: string;
}

/** A founded project on the shared servers, with keys and, by default, a worker of its own. */
export interface TestProject extends Speaker {
  readonly project: string;
  readonly store: FlagStore;
  readonly client: Client;
  readonly verifyKeys: VerifyKeys;
  readonly signingKey: SigningKey;
  /** Who speaks here; another project's voice is a stranger's. */
  readonly voice: Voice;
  /** A worker; with `store` it works on that one. */
  startWorker(store?: FlagStore): Promise<RunningWorker>;
  /** An activity called by nobody's workflow, as whoever reaches the task queue could. */
  act<A extends keyof Activities>(
    activity: A,
    input: Parameters<Activities[A]>[0],
    store?: FlagStore,
  ): ReturnType<Activities[A]>;
  flag(key: string, env?: string): Promise<Flag | null>;
  /** Every entry of a change, oldest first. */
  ledger(id: string): Promise<readonly LedgerEntry[]>;
  close(): Promise<void>;
}

export async function openProject(options: ProjectOptions = {}): Promise<TestProject> {
  const project = `t-${randomUUID().slice(0, 8)}`;
  const keys = generateKeys();
  const store = await openStore({ url: options.redisUrl ?? inject('redisUrl'), project });
  const connection = await Connection.connect({ address: inject('temporalAddress') });
  const client = new Client({ connection });
  const voice = { project, store, client, signer: await createSigner(keys.signing) };
  const workers: RunningWorker[] = [];
  await found({ project, store, options });
  const verifier = await createVerifier(keys.verify);
  const opened: TestProject = {
    ...{ project, store, client, voice, verifyKeys: keys.verify, signingKey: keys.signing },
    ...speaker(voice),
    async startWorker(other = store) {
      const running = await startWorker({ project, store: other, verifyKeys: keys.verify });
      workers.push(running);
      return running;
    },
    act: (activity, input, other = store) => act({ project, store: other, verifier }, activity, input),
    flag: async (key, env = 'production') => (await store.read([{ env, key }])).live.flags[0]?.record ?? null,
    ledger: (id) => store.ledgerOf(id),
    async close() {
      await Promise.all(workers.map((worker) => worker.stop()));
      await connection.close();
      await store.close();
    },
  };
  if (options.worker !== false) await opened.startWorker();
  return opened;
}

function act<A extends keyof Activities>(
  deps: Parameters<typeof createActivities>[0],
  activity: A,
  input: Parameters<Activities[A]>[0],
): ReturnType<Activities[A]> {
  const work = createActivities(deps)[activity] as (given: unknown) => Promise<unknown>;
  const environment = new MockActivityEnvironment({}, { logger: new DefaultLogger('ERROR') });
  return environment.run(() => work(input)) as unknown as ReturnType<Activities[A]>;
}

async function found(of: { project: string; store: FlagStore; options: ProjectOptions }): Promise<void> {
  const { project, store, options } = of;
  await store.found({
    governance: options.governance ?? GOVERNANCE,
    people: { format: 1, version: 1, people: options.people ?? PEOPLE },
    opId: 'genesis/test',
    entry: {
      ...{ format: 1, type: 'project.founded', project, outcome: 'ok', via: 'system', reason: 'test' },
      actor: { kind: 'system', id: 'test' },
      evidence: [],
    },
  });
}
