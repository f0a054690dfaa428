import { sha256 } from '../../proof/hash.js';
import { canonicalJson } from '../../domain/proposal/canonical.js';
import type { Proposal } from '../../domain/proposal/proposal.js';
import type { ActivityDeps } from '../deps.js';
import { permanent } from '../fail.js';

/** The text under a hash, proven to be the one that was hashed. */
export async function documentOf(deps: ActivityDeps, hash: string): Promise<string> {
  const text = await deps.store.document(hash);
  if (text === null) throw permanent('TAMPERED', `document ${hash} is not in the store`);
  if (sha256(text) !== hash) throw permanent('TAMPERED', `document ${hash} is not what its hash says`);
  return text;
}

/** A proposal by its hash. Only `prepare` puts proposals of its own making under a hash that people sign. */
export async function proposalOf(deps: ActivityDeps, hash: string): Promise<Proposal> {
  return JSON.parse(await documentOf(deps, hash)) as Proposal;
}

/** Stores a proposal under its hash. */
export const putProposal = (deps: ActivityDeps, proposal: Proposal): Promise<string> =>
  deps.store.put(canonicalJson(proposal));
