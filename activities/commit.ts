import type { Token } from '../domain/command/command.js';
import { BLOCK, type BlockCode } from '../domain/failure.js';
import { changeOp, STEP } from '../domain/ids.js';
import { payloadText } from '../domain/change/commit-check.js';
import type { Reopened } from '../domain/change/event.js';
import type { Blocker } from '../domain/change/compose.js';
import { reduce } from '../domain/change/reduce.js';
import type { ChangeState } from '../domain/change/state.js';
import type { Authority } from '../domain/ledger/entry.js';
import { sha256 } from '../proof/hash.js';
import type { ApplyResult, WriteBatch } from '../store/port.js';
import { composeAll, versionOf, writeOf, type Composition } from './commit/compose-all.js';
import { reopened } from './commit/reopen.js';
import { grantFacts, permitted, type GrantFacts } from './commit/permit.js';
import type { ActivityDeps } from './deps.js';
import { entry } from './entry.js';
import { onFreshRecords } from './fresh.js';
import { projectionOf } from './record.js';

export interface CommitInput {
  readonly change: string;
  readonly proposalHash: string;
  /** Decisions as they arrived; each is verified again here. */
  readonly tokens: readonly Token[];
  /** The change as it is, for its view; nothing else of it is believed. */
  readonly state: ChangeState;
}

export type CommitResult =
  | {
      readonly ok: true;
      /** Environment → revision it was applied as; empty where everything was so already. */
      readonly revisions: { readonly [env: string]: number };
    }
  /** Decisions do not count any more: their requirements open again. */
  | { readonly ok: false; readonly reopened: Reopened; readonly detail: string }
  | { readonly ok: false; readonly code: BlockCode; readonly detail: string };

/**
 * The moment of writing: verifies every signed command again, judges the change by the policies, people and records
 * as they are now, and writes all of it in one script or nothing. Its authority comes from what it verified; of its
 * arguments only the proposal hash matters, and that has to be the one people signed.
 */
export const commit = (deps: ActivityDeps, input: CommitInput): Promise<CommitResult> =>
  onFreshRecords(() => tryCommit(deps, input));

async function tryCommit(deps: ActivityDeps, input: CommitInput): Promise<CommitResult> {
  const facts = await grantFacts(deps, input);
  const done = await deps.store.receipt(opOf(facts));
  if (done !== null) return { ok: true, revisions: done.revisions };
  const verdict = await permitted(deps, facts);
  if (!verdict.ok) return refused(deps, { input, facts, blocker: verdict.blocker });
  const composed = await composeAll(deps, facts.proposal);
  if (!composed.ok) return { ok: false, ...composed.error };
  return outcome(
    await deps.store.apply(
      batchOf(deps, { input, facts, composed: composed.value, authority: verdict.authority }),
    ),
  );
}

const opOf = ({ proposal }: GrantFacts): string => changeOp(proposal.change, proposal.edition, STEP.apply);

async function refused(
  deps: ActivityDeps,
  of: { readonly input: CommitInput; readonly facts: GrantFacts; readonly blocker: Blocker },
): Promise<CommitResult> {
  const { input, facts, blocker } = of;
  if (blocker.code !== BLOCK.NOT_MET) return { ok: false, ...blocker };
  const held = input.state.decisions.map((decision) => decision.jti);
  return { ok: false, reopened: await reopened(deps, facts, held), detail: blocker.detail };
}

function outcome(result: ApplyResult): CommitResult {
  if (result.ok) return { ok: true, revisions: result.receipt.revisions };
  return { ok: false, code: result.code, detail: result.detail };
}

function batchOf(
  deps: ActivityDeps,
  of: { input: CommitInput; facts: GrantFacts; composed: Composition; authority: Authority },
): WriteBatch {
  const { input, facts, composed, authority } = of;
  const { proposal, proposalHash } = facts;
  const standsOn = { change: proposal.change, proposalHash };
  const body = entry(deps, { type: 'change.applied', token: null, command: null, reason: proposal.reason });
  return {
    opId: opOf(facts),
    payloadHash: sha256(payloadText(proposalHash, STEP.apply, proposal.items)),
    writes: composed.written.map(writeOf),
    generations: composed.generations,
    standsOn,
    ...(authority.kind === 'genesis' ? { requireEmpty: true } : {}),
    entry: {
      ...body,
      ...standsOn,
      edition: proposal.edition,
      authority,
      opId: opOf(facts),
      versions: composed.written.map(versionOf),
      evidence: facts.tokens,
    },
    ...projectionOf({ change: reduce(input.state, { type: 'applied' }) }),
  };
}
