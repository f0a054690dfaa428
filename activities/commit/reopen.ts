import { quorum, eligible } from '../../domain/policy/quorum.js';
import { requirementsOf } from '../../domain/policy/requirements.js';
import type { Reopened } from '../../domain/change/event.js';
import { environmentsOf } from '../../domain/proposal/proposal.js';
import { sha256 } from '../../proof/hash.js';
import type { ActivityDeps } from '../deps.js';
import { governed } from '../facts/governed.js';
import type { GrantFacts } from './permit.js';

/** What a change has to wait for again: policies asked for more, or somebody who counted does not any longer. */
export async function reopened(
  deps: ActivityDeps,
  facts: GrantFacts,
  held: readonly string[],
): Promise<Reopened> {
  const { proposal, approvals } = facts;
  const { governance, people } = await governed(deps);
  const authors = proposal.authors.map((author) => author.sub);
  const { edition } = proposal;
  const requirements = requirementsOf(
    { edition, environments: environmentsOf(proposal) },
    governance,
    sha256,
  );
  const { counted } = quorum({ requirements, approvals, people, authors });
  const counts = (jti: string) =>
    approvals.some((each) => each.jti === jti && counted[each.requirementId]?.includes(each.sub));
  return {
    requirements,
    eligible: Object.fromEntries(requirements.map((each) => [each.id, eligible(each, people, authors)])),
    lost: held.filter((jti) => !counts(jti)),
  };
}
