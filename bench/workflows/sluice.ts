import { randomBytes } from 'node:crypto';
import { createEvaluator, type Evaluator } from '@sluice/evaluator';
import { redisSource } from '@sluice/evaluator/redis';
import { NativeConnection, type Worker } from '@temporalio/worker';
import { Redis } from 'ioredis';
import type { ChangeRequest, Intent } from '../../domain/proposal/intent.js';
import { DEFAULT_POLICY, type Environment } from '../../domain/policy/environment.js';
import type { Person } from '../../domain/policy/people.js';
import type { ChangeView } from '../../domain/change/projection.js';
import { createSdk, type Sdk } from '../../client/sdk/index.js';
import { PATIENCE } from '../../client/sdk/context.js';
import { connectTemporal, type Temporal } from '../../client/sdk/temporal.js';
import { generateKeys } from '../../proof/keys.js';
import { createSigner } from '../../proof/sign.js';
import { createVerifier } from '../../proof/verify.js';
import { openStore } from '../../store/redis/open.js';
import type { FlagStore } from '../../store/port.js';
import { bundleWorkflows } from '../../worker/bundle.js';
import { createMainWorker } from '../../worker/workers.js';
import { timed, type ApprovalTimes, type Contestant } from './contestant.js';

const person = (id: string, ...roles: readonly string[]): Person => ({
  id,
  name: id,
  active: true,
  roles: Object.fromEntries(roles.map((role) => [role, ['*']])),
});

const PEOPLE = {
  author: person('author', 'author'),
  manager: person('manager', 'manager'),
  qa: person('qa', 'qa'),
};

const environment = (key: string, governed: boolean): Environment => ({
  ...{ format: 1, key, name: key, criticality: 'normal', governed, zone: 'UTC' },
});

interface Bench {
  readonly sdk: Sdk;
  readonly temporal: Temporal;
  readonly evaluator: Evaluator;
}

/** Sluice behind its facade: signed commands, real store, an evaluator that follows it. HTTP is left out. */
export async function openSluice(of: {
  readonly redisUrl: string;
  readonly address: string;
  /** How many rollouts will be asked for; at most 50. */
  readonly rollouts: number;
}): Promise<Contestant> {
  const { redisUrl, address } = of;
  const project = `bench-${randomBytes(3).toString('hex')}`;
  const keys = generateKeys();
  const store = await openStore({ url: redisUrl, project });
  await found(store, project);
  const verifier = await createVerifier(keys.verify);
  const connection = await NativeConnection.connect({ address });
  const worker = await createMainWorker({
    ...{ connection, namespace: 'default', taskQueue: project, notify: { webhook: null } },
    bundle: await bundleWorkflows(),
    deps: { project, store, verifier },
  });
  const running = worker.run();
  const temporal = connectTemporal({ address, namespace: 'default' });
  const signer = await createSigner(keys.signing);
  const context = { project, taskQueue: project, reader: store, temporal, signer, patience: PATIENCE };
  const sdk = createSdk(context, verifier);
  const redis = new Redis(redisUrl);
  const evaluator = createEvaluator({ source: redisSource({ redis, project, environment: 'production' }) });
  await evaluator.ready();
  const bench = { sdk, temporal, evaluator };
  const flags = Array.from({ length: of.rollouts }, (_, i) => `rollout-${String(i)}`);
  await createFlags(bench, flags);
  return {
    name: 'sluice',
    approval: () => approval(bench),
    rollout: () => rollout(bench, flags.pop()),
    close: () => close({ worker, running, connection, temporal, evaluator, redis, store }),
  };
}

async function found(store: FlagStore, project: string): Promise<void> {
  await store.found({
    governance: {
      environments: [environment('development', false), environment('production', true)],
      policy: { ...DEFAULT_POLICY, notify: false },
    },
    people: { format: 1, version: 1, people: Object.values(PEOPLE) },
    opId: 'genesis/bench',
    entry: {
      ...{
        format: 1,
        type: 'project.founded',
        project,
        outcome: 'ok',
        via: 'system',
        reason: 'bench',
        evidence: [],
      },
      actor: { kind: 'system', id: 'bench' },
    },
  });
}

async function close(of: {
  worker: Worker;
  running: Promise<void>;
  connection: NativeConnection;
  temporal: Temporal;
  evaluator: Evaluator;
  redis: Redis;
  store: FlagStore;
}): Promise<void> {
  of.worker.shutdown();
  await of.running;
  await Promise.all([of.connection.close(), of.temporal.close(), of.evaluator.close(), of.store.close()]);
  of.redis.disconnect();
}

const FORMS = {
  manager: { approved: true },
  qa: { validated: true, testResults: 'green', stagingVerified: true },
} as const;

const creation = (env: string, flag: string): Intent => ({
  ...{ op: 'create', env, flag },
  value: {
    type: 'boolean',
    variants: [
      { key: 'on', value: true },
      { key: 'off', value: false },
    ],
    serve: { variant: 'on' },
  },
});

const request = (more: Pick<ChangeRequest, 'items' | 'stages'>): ChangeRequest => ({
  ...{ format: 1, title: 'bench', reason: 'bench', apply: { mode: 'onApproval' }, source: 'author' },
  ...more,
});

const caller = (who: keyof typeof PEOPLE) => ({ person: PEOPLE[who], via: 'api' as const });

async function approval(bench: Bench): Promise<ApprovalTimes> {
  const flag = `flag-${randomBytes(6).toString('hex')}`;
  const whole = await timed(async () => {
    const view = await bench.sdk.changes.create(
      caller('author'),
      request({ items: [creation('production', flag)] }),
    );
    const first = await timed(() => decide(bench, view, 'manager'));
    const last = await timed(async () => {
      const served = timed(() => untilServed(bench.evaluator, flag));
      const second = await timed(() => decide(bench, view, 'qa'));
      await bench.temporal.client.workflow.getHandle(view.workflowId).result();
      return { second: second.ms, served: (await served).ms };
    });
    const { second, served } = last.value;
    return { updates: [first.ms, second], lastToDone: last.ms, lastToServed: served };
  });
  return { ...whole.value, whole: whole.ms };
}

async function decide({ sdk }: Bench, view: ChangeView, who: 'manager' | 'qa'): Promise<void> {
  const { id: change, proposalHash } = view;
  await sdk.decisions.decide(caller(who), {
    ...{ change, proposalHash, decision: 'approve', requirement: who },
    form: FORMS[who],
  });
}

/** Resolves when the evaluator answers with the flag's own value. */
function untilServed(evaluator: Evaluator, flag: string): Promise<void> {
  return new Promise((resolve) => {
    const stop = evaluator.on('configurationChanged', () => {
      if (!evaluator.boolean(flag, {}, false)) return;
      stop();
      resolve();
    });
  });
}

/** Flags for rollouts, made ahead by one change. */
async function createFlags(bench: Bench, flags: readonly string[]): Promise<void> {
  const items = flags.map((flag) => creation('development', flag));
  const view = await bench.sdk.changes.create(caller('author'), request({ items }));
  await ended(bench, view);
}

async function rollout(bench: Bench, flag: string | undefined): Promise<void> {
  if (flag === undefined) throw new RangeError('more rollouts than flags were made for');
  const stages = [5, 25, 50, 75, 100].map((percent) => ({ units: percent * 1000, wait: { forMs: 1 } }));
  const items = [{ op: 'rollout', env: 'development', flag, variant: 'off' } as const];
  await ended(bench, await bench.sdk.changes.create(caller('author'), request({ items, stages })));
}

const ended = ({ temporal }: Bench, view: ChangeView): Promise<unknown> =>
  temporal.client.workflow.getHandle(view.workflowId).result();
