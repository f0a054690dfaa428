import type { Command, Token } from '../domain/command/command.js';
import type { EntryBody, EntryType, LedgerHead } from '../domain/ledger/entry.js';
import type { RefusalCode } from '../domain/failure.js';
import type { ChangeState } from '../domain/change/state.js';
import type { RolloutState } from '../domain/rollout/state.js';
import { changeView } from '../domain/change/view.js';
import { rolloutView } from '../domain/rollout/view.js';
import { changeOp, changeWorkflowId, rolloutId } from '../domain/ids.js';
import { sha256 } from '../proof/hash.js';
import type { Projection } from '../store/port.js';
import type { ActivityDeps } from './deps.js';
import { entry } from './entry.js';
import { workflowOf } from './facts/workflow.js';

/** What a change or a rollout has become. */
export type Subject = { readonly change: ChangeState } | { readonly rollout: RolloutState };

/** Something that happened, for the ledger. */
export interface RecordInput {
  readonly type: EntryType;
  readonly subject: Subject;
  /** The signed command behind it; null where nobody asked. */
  readonly token: Token | null;
  /** Set where the command was refused. */
  readonly code?: RefusalCode;
  readonly reason: string;
  /** Tells apart what nobody signed, for example `expired`. */
  readonly step: string;
}

/** What ends a change for the store too: nothing is applied for this proposal any more. */
const CLOSING: readonly EntryType[] = [
  'change.rejected',
  'change.withdrawn',
  'change.expired',
  'change.closed',
];

/** Appends to the ledger and stores the view that follows from it. Idempotent by the command, or by the step. */
export async function record(deps: ActivityDeps, input: RecordInput): Promise<LedgerHead> {
  const command = await commandIn(deps, input.token);
  const { type, token, code, subject } = input;
  const base = entry(deps, { type, token, command, reason: input.reason });
  return deps.store.append({
    opId: opIdOf(input, command),
    entry: { ...base, ...about(subject), ...(code === undefined ? {} : { outcome: 'refused', code }) },
    ...projectionOf(subject),
    ...(command === null ? {} : { command: { jti: command.jti, accepted: code === undefined } }),
    ...('change' in subject && CLOSING.includes(type) ? { close: proposalOf(subject.change) } : {}),
  });
}

async function commandIn(deps: ActivityDeps, token: Token | null): Promise<Command | null> {
  const verified = token === null ? null : await deps.verifier.verify(token);
  return verified?.ok ? verified.value : null;
}

/** A command is one entry however often it arrives; a forged one is known by its text, everything else by its step. */
function opIdOf(input: RecordInput, command: Command | null): string {
  if (command !== null) return `command/${command.jti}`;
  if (input.token !== null) return `forged/${sha256(input.token)}`;
  const { change, edition } = 'change' in input.subject ? input.subject.change : input.subject.rollout;
  // A name of its own: a note must never pass for the receipt of a write, whoever calls this with which step.
  return `note/${changeOp(change, edition, input.step)}`;
}

function about(subject: Subject): Partial<EntryBody> {
  if ('change' in subject) {
    const { change, edition, proposalHash } = subject.change;
    return { change, edition, proposalHash };
  }
  const { change, edition, proposalHash, plan, stage } = subject.rollout;
  return { change, edition, proposalHash, rollout: rolloutId(plan.target), stage };
}

/** The view that goes with an entry; only the workflow that is about it has a say in what people see. */
export function projectionOf(subject: Subject): { readonly projection?: Projection } {
  const projection = viewOf(subject);
  const own = workflowOf().workflow?.id;
  return own === projection.view.workflowId || isParentOf(own, subject) ? { projection } : {};
}

const viewOf = (subject: Subject): Projection =>
  'change' in subject
    ? { collection: 'changes', view: changeView(subject.change) }
    : { collection: 'rollouts', view: rolloutView(subject.rollout) };

/** A change speaks for the rollout it started, where that one cannot any more. */
const isParentOf = (own: string | undefined, subject: Subject): boolean =>
  'rollout' in subject && own === changeWorkflowId(subject.rollout.project, subject.rollout.change);

const proposalOf = ({ change, proposalHash }: ChangeState): { change: string; proposalHash: string } => ({
  change,
  proposalHash,
});
