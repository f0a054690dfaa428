import { randomBytes } from 'node:crypto';
import { isFounding } from '../../domain/change/commit-check.js';
import type { Governance } from '../../domain/policy/environment.js';
import type { People } from '../../domain/policy/people.js';
import { AUTHOR_ROLES, eligible } from '../../domain/policy/quorum.js';
import type { Requirement } from '../../domain/policy/requirement.js';
import { requirementsOf } from '../../domain/policy/requirements.js';
import { semanticDiff, type ItemDiff } from '../../domain/proposal/diff.js';
import type { ChangeRequest } from '../../domain/proposal/intent.js';
import { environmentsOf, type Author, type Proposal } from '../../domain/proposal/proposal.js';
import { resolve, type ResolveInput } from '../../domain/proposal/resolve.js';
import { sha256 } from '../../proof/hash.js';
import { requireRole, type Caller } from './caller.js';
import { candidateProblem } from './candidates.js';
import type { Context } from './context.js';
import { governanceOf, peopleOf } from './founded.js';
import { invalid } from './failure.js';
import { requireFreeRule } from './owned.js';

/** What would happen if the request were made now; nothing is stored. */
export interface Preview {
  readonly proposal: Proposal;
  readonly diff: readonly ItemDiff[];
  readonly requirements: readonly Needed[];
  /** It is an import that may fill an empty project without decisions. */
  readonly founds: boolean;
}

/** A requirement, and who could meet it. */
export interface Needed {
  readonly requirement: Requirement;
  readonly eligible: readonly string[];
}

export interface Draft {
  readonly request: ChangeRequest;
  readonly change: string;
  readonly edition: number;
  /** Those who wrote earlier editions. */
  readonly authors: readonly Author[];
}

/**
 * Resolves a request against what is live, as the workflow will do again. Throws `Failure` (invalid) with every
 * problem of the request, (forbidden) where the caller may not ask for it, or (conflict) where a rollout owns the rule.
 */
export async function preview(context: Context, caller: Caller, draft: Draft): Promise<Preview> {
  const [governance, people] = await Promise.all([governanceOf(context), peopleOf(context)]);
  const { live } = await context.reader.read(targetsOf(draft.request));
  const proposal = proposalOf(context, {
    ...draft,
    live,
    environments: governance.environments.map(({ key }) => key),
  });
  requireRole(caller, AUTHOR_ROLES, environmentsOf(proposal));
  await requireFreeRule(context, proposal);
  const facts = { governance, people, projectIsEmpty: await context.reader.isEmpty() };
  const founds = isFounding(proposal, facts);
  const requirements = founds ? [] : needed(proposal, facts);
  return { proposal, diff: semanticDiff(proposal, live).items, requirements, founds };
}

function proposalOf(context: Context, input: Omit<ResolveInput, 'project' | 'tools'>): Proposal {
  const tools = { newSalt: () => randomBytes(8).toString('hex'), sha256, check: candidateProblem };
  const resolved = resolve({ ...input, project: context.project, tools });
  if (!resolved.ok) throw invalid(resolved.error);
  return resolved.value;
}

interface Facts {
  readonly governance: Governance;
  readonly people: People;
}

function needed(proposal: Proposal, facts: Facts): readonly Needed[] {
  const { edition } = proposal;
  const authors = proposal.authors.map((author) => author.sub);
  const requirements = requirementsOf(
    { edition, environments: environmentsOf(proposal) },
    facts.governance,
    sha256,
  );
  return requirements.map((requirement) => ({
    requirement,
    eligible: eligible(requirement, facts.people, authors),
  }));
}

const targetsOf = (request: ChangeRequest) => request.items.map(({ env, flag }) => ({ env, key: flag }));
