import type { DecideCommand, Token } from '../../domain/command/command.js';
import type { ChangeView } from '../../domain/change/projection.js';
import { hasEnded } from '../../domain/change/state-of.js';
import { commitCheck, ownersOf, type CommitVerdict } from '../../domain/change/commit-check.js';
import { liveFlag } from '../../domain/proposal/live.js';
import { environmentsOf, type Proposal } from '../../domain/proposal/proposal.js';
import { policyHash, requirementsOf } from '../../domain/policy/requirements.js';
import type { RolloutView } from '../../domain/rollout/state.js';
import { sha256 } from '../../proof/hash.js';
import type { ActivityDeps } from '../deps.js';
import { permanent } from '../fail.js';
import { approvalsFor } from '../facts/approvals.js';
import { authorTokens } from '../facts/author-tokens.js';
import { governed } from '../facts/governed.js';
import { proposalOf } from '../facts/proposal.js';

/** What a write stands on: a proposal, and the signed commands for exactly it. */
export interface GrantFacts {
  readonly proposal: Proposal;
  readonly proposalHash: string;
  readonly approvals: readonly DecideCommand[];
  /** Evidence for the ledger: the authors' commands and the decisions. */
  readonly tokens: readonly Token[];
}

export async function grantFacts(
  deps: ActivityDeps,
  of: { readonly change: string; readonly proposalHash: string; readonly tokens: readonly Token[] },
): Promise<GrantFacts> {
  const proposal = await proposalOf(deps, of.proposalHash);
  if (proposal.change !== of.change || proposal.project !== deps.project)
    throw permanent('TAMPERED', `proposal ${of.proposalHash} belongs to another change`);
  const written = await authorTokens(deps, proposal);
  const counted = await approvalsFor(deps, of);
  return {
    proposal,
    proposalHash: of.proposalHash,
    approvals: counted.map(({ decision }) => decision),
    tokens: [...written, ...counted.map(({ token }) => token)],
  };
}

/** Judges a grant by policies, people and rollouts as they are now. */
export async function permitted(deps: ActivityDeps, facts: GrantFacts): Promise<CommitVerdict> {
  const { proposal, approvals } = facts;
  const { governance, people } = await governed(deps);
  const { edition } = proposal;
  return commitCheck({
    proposal,
    approvals,
    people,
    requirements: requirementsOf({ edition, environments: environmentsOf(proposal) }, governance, sha256),
    policyHash: policyHash(governance, sha256),
    projectIsEmpty: await deps.store.isEmpty(),
    rollouts: await rolloutsOf(deps, proposal),
  });
}

async function rolloutsOf(deps: ActivityDeps, proposal: Proposal): Promise<readonly RolloutView[]> {
  const { live } = await deps.store.read(proposal.items.map((item) => item.target));
  const ids = ownersOf(proposal, (item) =>
    (liveFlag(live, item.target.env, item.target.key).record?.rules ?? []).map((rule) => rule.id),
  );
  const views = await Promise.all(ids.map((id) => deps.store.rollout(id)));
  const owners = await Promise.all(views.map(async (view) => view && deps.store.change(view.change)));
  return views.flatMap((view, i) => (view === null || isOver(owners[i]) ? [] : [view]));
}

/** A rollout whose workflow was ended from outside never said so itself; its change did. */
const isOver = (change: ChangeView | null | undefined): boolean =>
  change !== null && change !== undefined && hasEnded(change);
