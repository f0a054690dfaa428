import { randomUUID } from 'node:crypto';
import type { Client, WorkflowHandle } from '@temporalio/client';
import type { ChangeView } from '../../domain/change/projection.js';
import type { Command, CommandKind, CommandOf, DecideCommand, Token } from '../../domain/command/command.js';
import { changeWorkflowId, rolloutId, rolloutWorkflowId, type RolloutTarget } from '../../domain/ids.js';
import { WORKFLOW, type Answer, type ApprovalInput, type MessageName } from '../../domain/messages.js';
import { canonicalJson } from '../../domain/proposal/canonical.js';
import type { RolloutView } from '../../domain/rollout/state.js';
import { sha256 } from '../../proof/hash.js';
import type { Signer } from '../../proof/sign.js';
import type { FlagStore } from '../../store/port.js';
import type { flagApproval, scheduledRollout } from '../../workflows/index.js';
import type { Request } from './requests.js';
import { until } from './until.js';

type Filled = 'cmd' | 'project' | 'sub' | 'roles' | 'via' | 'iat' | 'exp' | 'jti';

/** What a test says of a command; everything else is filled in as the API would. */
export type Parts<K extends CommandKind> = Omit<CommandOf<K>, Filled> &
  Partial<Pick<Command, 'project' | 'iat' | 'exp' | 'jti'>>;

/** What people do in tests, past the API: signed as the API signs, sent as it sends. */
export interface Speaker {
  sign<K extends CommandKind>(sub: string, cmd: K, parts: Parts<K>): Promise<Token>;
  /** Stores the request, signs the command and starts the workflow; gives the change's id. */
  create(sub: string, request: Request, id?: string): Promise<string>;
  /** Stores the request and signs the command that makes the next edition of it. */
  signEdit(sub: string, id: string, request: Request): Promise<Token>;
  /** Signs a decision on the open requirement, with answers that say yes. */
  signDecision(sub: string, id: string, more?: Partial<DecideCommand>): Promise<Token>;
  /** Signs it and sends it as an update. */
  decide(sub: string, id: string, more?: Partial<DecideCommand>): Promise<Answer>;
  /** Both standard decisions, by maya and quinn. */
  approve(id: string): Promise<void>;
  edit(sub: string, id: string, request: Request): Promise<Answer>;
  withdraw(sub: string, id: string): Promise<Answer>;
  /** Asks the rollout of `on` on this flag in production to go back. */
  abort(sub: string, id: string, flag: string): Promise<Answer>;
  send(id: string, name: MessageName, token: Token): Promise<Answer>;
  change(id: string): WorkflowHandle<typeof flagApproval>;
  rollout(target: RolloutTarget): WorkflowHandle<typeof scheduledRollout>;
  /** Waits until the change's view satisfies the test. */
  until(id: string, holds: (view: ChangeView) => boolean): Promise<ChangeView>;
  untilRollout(flag: string, holds: (view: RolloutView) => boolean): Promise<RolloutView>;
}

export interface Voice {
  readonly project: string;
  readonly store: FlagStore;
  readonly client: Client;
  readonly signer: Signer;
}

export const FORMS = {
  manager: { approved: true, comments: 'fine' },
  qa: { validated: true, testResults: 'all green', stagingVerified: true },
} as const;

export const targetOn = (flag: string): RolloutTarget => ({ env: 'production', flag, rule: 'rollout-on' });

export function speaker(voice: Voice): Speaker {
  const { project, client } = voice;
  const change = (id: string) =>
    client.workflow.getHandle<typeof flagApproval>(changeWorkflowId(project, id));
  const rollout = (target: RolloutTarget) =>
    client.workflow.getHandle<typeof scheduledRollout>(rolloutWorkflowId(project, target));
  const send = (id: string, name: MessageName, token: Token) =>
    change(id).executeUpdate<Answer, [{ token: Token }]>(name, { args: [{ token }] });
  const decide = async (sub: string, id: string, more?: Partial<DecideCommand>) =>
    send(id, 'decide', await signDecision(voice, { sub, id, more }));
  return {
    ...{ change, rollout, send, decide },
    sign: (sub, cmd, parts) => sign(voice, { sub, cmd, parts }),
    create: (sub, request, id = `c-${randomUUID().slice(0, 8)}`) => create(voice, { sub, request, id }),
    signEdit: (sub, id, request) => signEdit(voice, { sub, id, request }),
    signDecision: (sub, id, more) => signDecision(voice, { sub, id, more }),
    edit: async (sub, id, request) => send(id, 'edit', await signEdit(voice, { sub, id, request })),
    async approve(id) {
      await decide('maya', id);
      await decide('quinn', id);
    },
    async withdraw(sub, id) {
      const parts = { change: id, reason: 'changed my mind' };
      return send(id, 'withdraw', await sign(voice, { sub, cmd: 'withdraw', parts }));
    },
    async abort(sub, id, flag) {
      const args: [{ token: Token }] = [{ token: await signAbort(voice, { sub, id, flag }) }];
      return rollout(targetOn(flag)).executeUpdate<Answer, [{ token: Token }]>('control', { args });
    },
    until: (id, holds) => until(`change ${id}`, () => voice.store.change(id), holds),
    untilRollout: (flag, holds) =>
      until(`rollout of ${flag}`, () => voice.store.rollout(rolloutId(targetOn(flag))), holds),
  };
}

function sign<K extends CommandKind>(
  { project, signer }: Voice,
  of: { readonly sub: string; readonly cmd: K; readonly parts: Parts<K> },
): Promise<Token> {
  const iat = Math.floor(Date.now() / 1000);
  const filled = { iat, exp: iat + 3600, jti: randomUUID(), roles: [], via: 'api', project };
  return signer.sign({ ...filled, cmd: of.cmd, sub: of.sub, ...of.parts } as unknown as Command);
}

export function signAbort(
  voice: Voice,
  of: { readonly sub: string; readonly id: string; readonly flag: string },
): Promise<Token> {
  const rollout = rolloutId(targetOn(of.flag));
  const parts = { rollout, change: of.id, stage: 0, action: 'abort', reason: 'errors rise' } as const;
  return sign(voice, { sub: of.sub, cmd: 'control', parts });
}

/** The whole request under its hash, as the API stores it before it signs anything. */
async function put({ store }: Voice, request: Request): Promise<string> {
  const rest = {
    format: 1,
    title: 'a test',
    reason: 'because',
    apply: { mode: 'onApproval' },
    source: 'author',
  };
  const text = canonicalJson({ ...rest, ...request });
  await store.put(text);
  return sha256(text);
}

interface Writing {
  readonly sub: string;
  readonly id: string;
  readonly request: Request;
}

async function create(voice: Voice, { sub, request, id }: Writing): Promise<string> {
  const { project, client } = voice;
  const parts = { change: id, bodyHash: await put(voice, request) };
  const token = await sign(voice, { sub, cmd: 'create', parts });
  const args: [ApprovalInput] = [{ project, change: id, token }];
  await client.workflow.start(WORKFLOW.flagApproval, {
    workflowId: changeWorkflowId(project, id),
    taskQueue: project,
    args,
    workflowIdConflictPolicy: 'FAIL',
    workflowIdReusePolicy: 'REJECT_DUPLICATE',
  });
  return id;
}

async function signEdit(voice: Voice, { sub, id, request }: Writing): Promise<Token> {
  const view = await prepared(voice, id);
  const parts = { change: id, edition: view.edition + 1, bodyHash: await put(voice, request) };
  return sign(voice, { sub, cmd: 'edit', parts });
}

async function signDecision(
  voice: Voice,
  of: { readonly sub: string; readonly id: string; readonly more: Partial<DecideCommand> | undefined },
): Promise<Token> {
  const view = await prepared(voice, of.id);
  const open = view.requirements.find((each) => each.open);
  const { proposalHash, edition } = view;
  const wanted = of.more?.requirementId ?? open?.id ?? 'none';
  const isQa = view.requirements.some((each) => each.id === wanted && each.key === 'qa');
  const form = FORMS[isQa ? 'qa' : 'manager'];
  const parts = { change: of.id, edition, requirementId: wanted, proposalHash, form };
  return sign(voice, { sub: of.sub, cmd: 'decide', parts: { ...parts, decision: 'approve', ...of.more } });
}

const prepared = ({ store }: Voice, id: string): Promise<ChangeView> =>
  until(
    `change ${id}`,
    () => store.change(id),
    (view) => view.status !== 'preparing',
  );
