import { isFounding } from '../../../domain/change/commit-check.js';
import type { Command, CommandOf } from '../../../domain/command/command.js';
import type { Authority, EntryBody, LedgerEntry } from '../../../domain/ledger/entry.js';
import { quorum } from '../../../domain/policy/quorum.js';
import { policyHash, requirementsOf } from '../../../domain/policy/requirements.js';
import { environmentsOf, type Proposal } from '../../../domain/proposal/proposal.js';
import { sha256 } from '../../../proof/hash.js';
import type { Verifier } from '../../../proof/verify.js';
import type { Context } from '../context.js';
import { groundOf, type Ground } from './ground.js';

/** Something in the ledger that does not hold. */
export interface Problem {
  readonly seq: number;
  readonly code: 'CHAIN' | 'SIGNATURE' | 'AUTHORITY';
  readonly detail: string;
}

/**
 * Recomputes from signed commands whether an entry that wrote something was allowed to. Policies and people are those
 * of now: until they are versioned, what a later one forbids shows as a problem.
 */
export async function authorityProblems(
  context: Context,
  verifier: Verifier,
  { seq, body }: LedgerEntry,
): Promise<readonly Problem[]> {
  const { authority } = body;
  if (authority === undefined)
    return (body.versions ?? []).length === 0
      ? []
      : [problem(seq, 'it wrote something and names no authority')];
  const detail = CHECKS[authority.kind](await groundOf(context, verifier, { seq, body }));
  return detail === null ? [] : [problem(seq, detail)];
}

const problem = (seq: number, detail: string): Problem => ({ seq, code: 'AUTHORITY', detail });

/** Null where the authority holds. */
type Check = (ground: Ground) => string | null;

const CHECKS: { readonly [K in Authority['kind']]: Check } = {
  quorum: (ground) => ofProposal(ground, quorumProblem),
  noRequirements: (ground) => ofProposal(ground, freeProblem),
  genesis: (ground) =>
    ground.body.type === 'project.founded' ? foundedProblem(ground) : ofProposal(ground, importProblem),
  lowering: loweringProblem,
};

type ProposalCheck = (ground: Ground, proposal: Proposal) => string | null;

function ofProposal(ground: Ground, check: ProposalCheck): string | null {
  const { proposal, body } = ground;
  if (proposal === null) return 'its proposal is missing, or is not what its hash says';
  if (proposal.change !== body.change || proposal.project !== body.project)
    return 'its proposal belongs to another change';
  return authorsProblem(ground, proposal) ?? check(ground, proposal);
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
      command.proposalHash === ground.body.proposalHash,
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

/** That nothing was written before is for the store's script to say; here it is who filled the project. */
const importProblem: ProposalCheck = ({ people }, proposal) =>
  isFounding(proposal, { people, projectIsEmpty: true })
    ? null
    : 'nobody who may fill an empty project asked for it';

const foundedProblem: Check = ({ commands, seq }) =>
  seq === 1 && commands.some((command) => command.cmd === 'genesis')
    ? null
    : 'no signed genesis command founds it';

/** A lowering needs nobody's approval, only somebody's own order, for exactly what it lowered. */
function loweringProblem({ body, commands }: Ground): string | null {
  const ordered = commands.some((command) =>
    command.cmd === 'kill' ? isKillOf(command, body) : isAbortOf(command, body),
  );
  return ordered ? null : 'nobody signed an order to lower this';
}

const isKillOf = (command: CommandOf<'kill'>, { versions = [] }: EntryBody): boolean =>
  versions.every(({ target }) => target.env === command.env && target.key === command.flag);

const isAbortOf = (command: Command, body: EntryBody): boolean =>
  command.cmd === 'control' && command.change === body.change && command.rollout === body.rollout;
