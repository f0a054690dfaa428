import { isFounding } from '../../../domain/change/commit-check.js';
import type { CommandOf } from '../../../domain/command/command.js';
import type { Authority } from '../../../domain/ledger/entry.js';
import { quorum } from '../../../domain/policy/quorum.js';
import { policyHash, requirementsOf } from '../../../domain/policy/requirements.js';
import { environmentsOf, type Proposal } from '../../../domain/proposal/proposal.js';
import { sha256 } from '../../../proof/hash.js';
import type { Ground, Write } from './ground.js';
import { loweringProblem } from './lowering.js';
import { orderProblem } from './orders.js';
import { nameOf, writtenProblem } from './written.js';

/**
 * Recomputes from signed commands whether what an entry says was allowed; null where it was. Policies and people are
 * those of now: until they are versioned, what a later one forbids shows as a problem.
 */
export const authorityProblem = (ground: Ground): string | null =>
  orderProblem(ground) ?? repeatedProblem(ground) ?? allowedProblem(ground);

/** An operation writes once, and each version follows the one named before. */
function repeatedProblem({ body, trail, writes }: Ground): string | null {
  const isRepeated =
    body.authority !== undefined && body.opId !== undefined && trail.enteredAt(body.opId) !== undefined;
  if (isRepeated) return 'its operation stands in an earlier row';
  const follows = ({ target, version }: Write) => version === (trail.last(target)?.version ?? 0) + 1;
  const astray = writes.find((write) => !follows(write)) ?? twice(writes);
  return astray === undefined ? null : `${nameOf(astray)} does not follow what was named before`;
}

const twice = (writes: readonly Write[]): Write | undefined =>
  writes.find((write, i) => writes.findIndex((other) => samePlace(write, other)) !== i);

const samePlace = ({ target: a }: Write, { target: b }: Write): boolean => a.env === b.env && a.key === b.key;

function allowedProblem(ground: Ground): string | null {
  const { authority, type } = ground.body;
  if (authority !== undefined) return CHECKS.get(authority.kind)?.(ground) ?? unknownProblem(authority);
  const writes = ground.writes.length > 0 || WRITING.includes(type);
  return writes ? 'it wrote something and names no authority' : null;
}

const WRITING: readonly string[] = ['change.applied', 'rollout.stage', 'rollout.aborted', 'flag.killed'];

const unknownProblem = ({ kind }: Authority): string | null =>
  CHECKS.has(kind) ? null : 'it names an authority that does not exist';

/** Null where the authority holds. */
type Check = (ground: Ground) => string | null;

const CHECKS: ReadonlyMap<Authority['kind'], Check> = new Map([
  ['quorum', (ground) => ofProposal(ground, quorumProblem)],
  ['noRequirements', (ground) => ofProposal(ground, freeProblem)],
  [
    'genesis',
    (ground) => (isFoundation(ground) ? foundedProblem(ground) : ofProposal(ground, importProblem)),
  ],
  ['lowering', loweringProblem],
]);

const isFoundation = ({ body }: Ground): boolean => body.type === 'project.founded';

type ProposalCheck = (ground: Ground, proposal: Proposal) => string | null;

/** A write by a proposal: who asked and allowed it, then whether it wrote what was asked. */
function ofProposal(ground: Ground, check: ProposalCheck): string | null {
  const { proposal, body } = ground;
  if (proposal === null) return 'its proposal is missing, or is not what its hash says';
  if (proposal.change !== body.change || proposal.project !== body.project)
    return 'its proposal belongs to another change';
  return authorsProblem(ground, proposal) ?? check(ground, proposal) ?? writtenProblem(ground, proposal);
}

/** Everybody a proposal names as author must have signed the command it was written by. */
function authorsProblem({ commands }: Ground, proposal: Proposal): string | null {
  const signed = (author: Proposal['authors'][number]) =>
    commands.some(
      (command) =>
        (command.cmd === 'create' || command.cmd === 'edit') &&
        command.change === proposal.change &&
        command.jti === author.jti &&
        command.sub === author.sub,
    );
  return proposal.authors.length > 0 && proposal.authors.every(signed)
    ? null
    : 'an author of its proposal has signed no command';
}

const requirementsFor = ({ governance }: Ground, proposal: Proposal) =>
  requirementsOf({ edition: proposal.edition, environments: environmentsOf(proposal) }, governance, sha256);

function quorumProblem(ground: Ground, proposal: Proposal): string | null {
  const approvals = ground.commands.filter(
    (command): command is CommandOf<'decide'> =>
      command.cmd === 'decide' &&
      command.change === proposal.change &&
      command.proposalHash === ground.body.proposalHash &&
      ground.trail.isAccepted(command.jti),
  );
  const requirements = requirementsFor(ground, proposal);
  const authors = proposal.authors.map((author) => author.sub);
  const { met, missing } = quorum({ requirements, approvals, people: ground.people, authors });
  if (requirements.length === 0) return 'it claims a quorum where nothing is required';
  return met ? null : missing.join('; ');
}

function freeProblem(ground: Ground, proposal: Proposal): string | null {
  const { authority } = ground.body;
  const hash = policyHash(ground.governance, sha256);
  if (authority?.kind === 'noRequirements' && authority.policyHash !== hash)
    return 'it stands on other policies';
  return requirementsFor(ground, proposal).length === 0 ? null : 'it needed decisions and has none';
}

const importProblem: ProposalCheck = ({ people, trail }, proposal) =>
  isFounding(proposal, { people, projectIsEmpty: trail.places().length === 0 })
    ? null
    : 'nobody who may fill an empty project asked for it';

const foundedProblem: Check = ({ commands, seq, writes }) =>
  seq === 1 && writes.length === 0 && commands.some((command) => command.cmd === 'genesis')
    ? null
    : 'no signed genesis command founds it';
