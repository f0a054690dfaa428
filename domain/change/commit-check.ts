import { BLOCK } from '../failure.js';
import { canonicalJson } from '../proposal/canonical.js';
import { rolloutId, type RolloutTarget } from '../ids.js';
import { FOUNDING_ROLES, quorum } from '../policy/quorum.js';
import { holds, personOf, type People } from '../policy/people.js';
import { environmentsOf, type Item, type Proposal } from '../proposal/proposal.js';
import type { DecideCommand } from '../command/command.js';
import type { Authority } from '../ledger/entry.js';
import type { Requirement } from '../policy/requirement.js';
import type { RolloutView } from '../rollout/state.js';
import type { Blocker } from './compose.js';

/** What was found out at the moment of writing; none of it comes from workflow arguments. */
export interface CommitFacts {
  readonly proposal: Proposal;
  /** What the policies ask for as they are now. */
  readonly requirements: readonly Requirement[];
  readonly policyHash: string;
  /** Approvals for this proposal whose signatures hold and which the ledger knows as accepted. */
  readonly approvals: readonly DecideCommand[];
  readonly people: People;
  /** No record was ever written in the project. */
  readonly projectIsEmpty: boolean;
  /** Rollouts of the rules the proposal touches. */
  readonly rollouts: readonly RolloutView[];
}

export type CommitVerdict =
  { readonly ok: true; readonly authority: Authority } | { readonly ok: false; readonly blocker: Blocker };

/** Whether this may be written now, and by which authority. Records themselves are `compose`'s to judge. */
export function commitCheck(facts: CommitFacts): CommitVerdict {
  const owned = ownedBlocker(facts);
  if (owned !== null) return { ok: false, blocker: owned };
  const authority = authorityOf(facts);
  if (authority !== null) return { ok: true, authority };
  const { missing } = quorumOf(facts);
  return { ok: false, blocker: { code: BLOCK.NOT_MET, detail: missing.join('; ') } };
}

function authorityOf(facts: CommitFacts): Authority | null {
  if (isFounding(facts.proposal, facts)) return { kind: 'genesis' };
  if (facts.requirements.length === 0) return { kind: 'noRequirements', policyHash: facts.policyHash };
  return quorumOf(facts).met ? { kind: 'quorum' } : null;
}

const quorumOf = (facts: CommitFacts): ReturnType<typeof quorum> =>
  quorum({ ...facts, authors: facts.proposal.authors.map((author) => author.sub) });

/** An admin's import fills a project that has never had a flag: there is nobody's decision it could overrule. */
export function isFounding(
  proposal: Pick<Proposal, 'source' | 'authors' | 'items'>,
  facts: Pick<CommitFacts, 'people' | 'projectIsEmpty'>,
): boolean {
  const everyAuthor = proposal.authors.every((author) => {
    const person = personOf(facts.people, author.sub);
    return person !== undefined && holds(person, FOUNDING_ROLES, environmentsOf(proposal));
  });
  return proposal.source === 'import' && facts.projectIsEmpty && everyAuthor;
}

function ownedBlocker(facts: CommitFacts): Blocker | null {
  const running = facts.rollouts.filter(
    (rollout) => rollout.status !== 'done' && rollout.status !== 'aborted',
  );
  const rollout = running.find((each) => each.change !== facts.proposal.change);
  if (rollout === undefined) return null;
  const detail = `rollout ${rollout.id} of change ${rollout.change} owns this rule; it goes on when that has ended`;
  return { code: BLOCK.OWNED, detail };
}

/** Ids of the rollouts that would own what the proposal writes. `rules` are those of the live record. */
export function ownersOf(proposal: Proposal, rules: (item: Item) => readonly string[]): readonly string[] {
  const targets = proposal.items.flatMap((item) =>
    touchedRules(item, rules(item)).map((rule) => targetOf(item, rule)),
  );
  const planned = proposal.plan === null ? [] : [proposal.plan.target];
  return [...new Set([...targets, ...planned].map(rolloutId))];
}

const targetOf = (item: Item, rule: string): RolloutTarget => ({
  env: item.target.env,
  flag: item.target.key,
  rule,
});

function touchedRules(item: Item, rules: readonly string[]): readonly string[] {
  if (item.after === null) return rules;
  return item.touches
    .filter((path) => path.startsWith('/rules/'))
    .map((path) => path.slice('/rules/'.length).replace(/\/exposure$/, ''));
}

/** Names what a batch carries out, for telling a retry from something else under the same id. */
export const payloadText = (proposalHash: string, step: string, items: readonly Item[]): string =>
  canonicalJson({ proposalHash, step, targets: items.map((item) => item.target) });
