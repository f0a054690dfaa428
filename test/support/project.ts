import { randomUUID } from 'node:crypto';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import { inject } from 'vitest';
import type { ChangeView } from '../../domain/change/projection.js';
import type { Command, CommandKind, CommandOf, DecideCommand, Token } from '../../domain/command/command.js';
import { changeWorkflowId, rolloutWorkflowId, type RolloutTarget } from '../../domain/ids.js';
import { WORKFLOW, type Answer, type ApprovalInput, type MessageName } from '../../domain/messages.js';
import type { Governance } from '../../domain/policy/environment.js';
import type { Person } from '../../domain/policy/people.js';
import { canonicalJson } from '../../domain/proposal/canonical.js';
import type { ChangeRequest, Intent, Stage } from '../../domain/proposal/intent.js';
import { sha256 } from '../../proof/hash.js';
import { generateKeys, type VerifyKeys } from '../../proof/keys.js';
import { createSigner, type Signer } from '../../proof/sign.js';
import { openStore } from '../../store/redis/open.js';
import type { FlagStore } from '../../store/port.js';
import type { flagApproval, scheduledRollout } from '../../workflows/index.js';
import { GOVERNANCE, PEOPLE } from './people.js';
import { startWorker, type RunningWorker } from './worker.js';

export interface ProjectOptions {
  readonly governance?: Governance;
  readonly people?: readonly Person[];
  /** Without one nothing is judged until `startWorker`. Default true. */
  readonly worker?: boolean;
}

type Filled = 'cmd' | 'project' | 'sub' | 'roles' | 'via' | 'iat' | 'exp' | 'jti';

/** What a test says of a command; everything else is filled in as the API would. */
export type Parts<K extends CommandKind> = Omit<CommandOf<K>, Filled> & Partial<Pick<Command, 'iat' | 'exp' | 'jti'>>;

/** A founded project on the shared servers, with keys and, by default, a worker of its own. */
export interface TestProject {
  readonly project: string;
  readonly store: FlagStore;
  readonly client: Client;
  readonly verifyKeys: VerifyKeys;
  startWorker(): Promise<RunningWorker>;
  sign<K extends CommandKind>(sub: string, cmd: K, parts: Parts<K>): Promise<Token>;
  /** Stores the request, signs the command and starts the workflow; gives the change's id. */
  create(sub: string, request: Partial<ChangeRequest> & { readonly items: readonly Intent[] }): Promise<string>;
  change(id: string): WorkflowHandle<typeof flagApproval>;
  rollout(target: RolloutTarget): WorkflowHandle<typeof scheduledRollout>;
  /** Waits until the change's view satisfies the test. */
  until(id: string, holds: (view: ChangeView) => boolean): Promise<ChangeView>;
  /** Decides on the open requirement of this key, with answers that say yes. */
  decide(sub: string, id: string, more?: Partial<DecideCommand>): Promise<Answer>;
  send(id: string, name: MessageName, token: Token): Promise<Answer>;
  close(): Promise<void>;
}

export const FORMS = {
  manager: { approved: true, comments: 'fine' },
  qa: { validated: true, testResults: 'all green', stagingVerified: true },
} as const;

export const stages = (waitMs: number, ...percents: readonly number[]): readonly Stage[] =>
  percents.map((percent, i) => ({
    units: percent * 1000,
    ...(i < percents.length - 1 ? { wait: { forMs: waitMs } } : {}),
  }));

export async function openProject(options: ProjectOptions = {}): Promise<TestProject> {
  const project = `t-${randomUUID().slice(0, 8)}`;
  const keys = generateKeys();
  const store = await openStore({ url: inject('redisUrl'), project });
  const connection = await Connection.connect({ address: inject('temporalAddress') });
  const client = new Client({ connection });
  const signer = await createSigner(keys.signing);
  const workers: RunningWorker[] = [];
  await found({ project, store, options });
  const base = { project, store, client, verifyKeys: keys.verify };
  const opened: TestProject = {
    ...base,
    ...commands({ project, store, client, signer }),
    async startWorker() {
      const running = await startWorker({ project, store, verifyKeys: keys.verify });
      workers.push(running);
      return running;
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.stop()));
      await connection.close();
      await store.close();
    },
  };
  if (options.worker !== false) await opened.startWorker();
  return opened;
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

interface Speaker {
  readonly project: string;
  readonly store: FlagStore;
  readonly client: Client;
  readonly signer: Signer;
}

function commands(speaker: Speaker): Omit<TestProject, 'startWorker' | 'close' | 'verifyKeys'> {
  const { project, store, client } = speaker;
  const change = (id: string) => client.workflow.getHandle<typeof flagApproval>(changeWorkflowId(project, id));
  const send = (id: string, name: MessageName, token: Token) =>
    change(id).executeUpdate<Answer, [{ token: Token }]>(name, { args: [{ token }] });
  const until = (id: string, holds: (view: ChangeView) => boolean) => untilView(store, id, holds);
  return {
    ...{ project, store, client, change, send, until },
    sign: (sub, cmd, parts) => sign(speaker, { sub, cmd, parts }),
    create: (sub, request) => create(speaker, sub, request),
    rollout: (target) => client.workflow.getHandle<typeof scheduledRollout>(rolloutWorkflowId(project, target)),
    async decide(sub, id, more = {}) {
      const view = await until(id, (each) => each.status !== 'preparing');
      const { id: requirementId, key } = view.requirements.find((each) => each.open) ?? { id: 'none', key: 'manager' };
      const { proposalHash, edition } = view;
      const form = FORMS[key as keyof typeof FORMS];
      const parts = { change: id, edition, requirementId, proposalHash, decision: 'approve' as const, form, ...more };
      return send(id, 'decide', await sign(speaker, { sub, cmd: 'decide', parts }));
    },
  };
}

function sign<K extends CommandKind>(
  { project, signer }: Speaker,
  of: { readonly sub: string; readonly cmd: K; readonly parts: Parts<K> },
): Promise<Token> {
  const iat = Math.floor(Date.now() / 1000);
  const filled = { iat, exp: iat + 3600, jti: randomUUID(), roles: [], via: 'api', project };
  return signer.sign({ ...filled, cmd: of.cmd, sub: of.sub, ...of.parts } as unknown as Command);
}

async function create(
  speaker: Speaker,
  sub: string,
  request: Partial<ChangeRequest> & { readonly items: readonly Intent[] },
): Promise<string> {
  const { project, store, client } = speaker;
  const change = `c-${randomUUID().slice(0, 8)}`;
  const whole = { format: 1, title: 'a test', reason: 'because', apply: { mode: 'onApproval' }, source: 'author', ...request };
  await store.put(canonicalJson(whole));
  const token = await sign(speaker, { sub, cmd: 'create', parts: { change, bodyHash: sha256(canonicalJson(whole)) } });
  const args: [ApprovalInput] = [{ project, change, token }];
  const workflowId = changeWorkflowId(project, change);
  await client.workflow.start(WORKFLOW.flagApproval, { workflowId, taskQueue: project, args });
  return change;
}

async function untilView(
  store: FlagStore,
  id: string,
  holds: (view: ChangeView) => boolean,
): Promise<ChangeView> {
  const giveUp = Date.now() + 20_000;
  for (;;) {
    const view = await store.change(id);
    if (view !== null && holds(view)) return view;
    if (Date.now() > giveUp) throw new Error(`change ${id} is still ${JSON.stringify(view)}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
