import { isFounding } from '../../domain/change/commit-check.js';
import type { Prepared } from '../../domain/change/event.js';
import { eligible } from '../../domain/policy/quorum.js';
import type { Requirement } from '../../domain/policy/requirement.js';
import { requirementsOf } from '../../domain/policy/requirements.js';
import { semanticDiff, wordsOf } from '../../domain/proposal/diff.js';
import { environmentsOf, flagsOf, type Proposal } from '../../domain/proposal/proposal.js';
import { sha256 } from '../../proof/hash.js';
import type { ActivityDeps } from '../deps.js';
import { governed } from '../facts/governed.js';
import { putProposal } from '../facts/proposal.js';

/** A search attribute holds 2,048 bytes; an import may touch thousands of flags. */
const NAMED_FLAGS = 20;
/** Sentences a person reads before they stop; the proposal has all of it. */
const SUMMARY_LINES = 20;

/** What the workflow needs to know of a proposal, small enough for a history. */
export async function describe(deps: ActivityDeps, proposal: Proposal): Promise<Prepared> {
  const requirements = await needed(deps, proposal);
  const { people, governance } = await governed(deps);
  const authors = proposal.authors.map((author) => author.sub);
  return {
    edition: proposal.edition,
    proposalHash: await putProposal(deps, proposal),
    title: proposal.title,
    reason: proposal.reason,
    ticket: proposal.ticket ?? null,
    requester: authors[0] ?? '',
    authors: [...new Set(authors)],
    environments: environmentsOf(proposal),
    flags: flagsOf(proposal).slice(0, NAMED_FLAGS),
    summary: await summaryOf(deps, proposal),
    requirements,
    eligible: Object.fromEntries(requirements.map((each) => [each.id, eligible(each, people, authors)])),
    plan: proposal.plan,
    notify: governance.policy.notify,
  };
}

async function needed(deps: ActivityDeps, proposal: Proposal): Promise<readonly Requirement[]> {
  const { governance, people } = await governed(deps);
  const projectIsEmpty = await deps.store.isEmpty();
  if (isFounding(proposal, { people, projectIsEmpty })) return [];
  const { edition } = proposal;
  return requirementsOf({ edition, environments: environmentsOf(proposal) }, governance, sha256);
}

async function summaryOf(deps: ActivityDeps, proposal: Proposal): Promise<readonly string[]> {
  const { live } = await deps.store.read(proposal.items.map((item) => item.target));
  const words = wordsOf(semanticDiff(proposal, live));
  const more = words.length - SUMMARY_LINES;
  return more > 0 ? [...words.slice(0, SUMMARY_LINES), `and ${String(more)} more`] : words;
}
