import { canonicalJson } from '../../../domain/proposal/canonical.js';
import { environmentsOf, type Proposal } from '../../../domain/proposal/proposal.js';
import type { ChangeBody } from '../../http/wire/change.js';
import type { Computed } from './proposal-hash.js';

/** Whether what the page shows is what would be signed. */
export type Check =
  | { readonly state: 'same'; readonly hash: string }
  | { readonly state: 'different'; readonly hash: string; readonly why: string };

/** What the page says of a change in words of the server, and a proposal has too. */
export type Above = Pick<
  ChangeBody,
  'id' | 'proposalHash' | 'title' | 'edition' | 'requester' | 'authors' | 'environments'
> & { readonly project: string };

/**
 * Compares what is shown with what would be signed: a server that shows one thing and has another one signed is found
 * out here. `Computed` is of the same proposal.
 */
export function checkOf(shown: Above, proposal: Proposal, { hash, odd }: Computed): Check {
  const why =
    hash === shown.proposalHash ? (foreign(shown, proposal) ?? odd) : 'what this page shows has another hash';
  return why === null ? { state: 'same', hash } : { state: 'different', hash, why };
}

/** The first thing the page says that the proposal has otherwise; null where there is none. */
function foreign(shown: Above, proposal: Proposal): string | null {
  const authors = proposal.authors.map(({ sub }) => sub);
  const facts = [
    ['it belongs to another project', shown.project, proposal.project],
    [`the proposal belongs to change ${proposal.change}`, shown.id, proposal.change],
    ['the proposal has another title', shown.title, proposal.title],
    ['the proposal is of another edition', shown.edition, proposal.edition],
    ['the proposal is for other environments', sorted(shown.environments), environmentsOf(proposal)],
    ['somebody else asked for the proposal', shown.requester, authors[0] ?? ''],
    ['others wrote the proposal', sorted(shown.authors), sorted(authors)],
  ] as const;
  return facts.find(([, one, other]) => canonicalJson(one) !== canonicalJson(other))?.[0] ?? null;
}

const sorted = (words: readonly string[]): readonly string[] => [...new Set(words)].sort();
