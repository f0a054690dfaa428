import type { Flag } from '@sluice/evaluator';
import { canonicalJson } from '../../../domain/proposal/canonical.js';
import { detailsHash, recordHash } from '../../../domain/proposal/hash.js';
import type { Proposal } from '../../../domain/proposal/proposal.js';
import { placeOf, type Before } from './impact.js';

/** Whether what the page shows is what would be signed. */
export type Check =
  | { readonly state: 'same'; readonly hash: string }
  | { readonly state: 'different'; readonly hash: string; readonly why: string };

/** SHA-256 of a text as lower-case hex, by the browser itself. */
export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/**
 * Hashes the proposal again, and the records the page compares it with: a server that shows one thing and has
 * another one signed is found out here.
 */
export async function checkProposal(shown: {
  readonly proposal: Proposal;
  readonly before: Before;
  /** What the change says people decide on. */
  readonly signed: string;
  readonly change: string;
}): Promise<Check> {
  const hash = await sha256(canonicalJson(shown.proposal));
  if (hash !== shown.signed)
    return { state: 'different', hash, why: 'what this page shows has another hash' };
  if (shown.proposal.change !== shown.change)
    return { state: 'different', hash, why: `the proposal belongs to change ${shown.proposal.change}` };
  const odd = await oddBase(shown.proposal, shown.before);
  return odd === null ? { state: 'same', hash } : { state: 'different', hash, why: odd };
}

/** An item whose record before is not the one it was made on; null where all are. */
async function oddBase(proposal: Proposal, before: Before): Promise<string | null> {
  for (const { target, base } of proposal.items) {
    const record = before.get(placeOf(target)) ?? null;
    const same =
      (await hashOf(record, recordHash)) === (base?.hash ?? null) &&
      (await hashOf(record, detailsHash)) === (base?.detailsHash ?? null);
    if (!same) return `${target.key} in ${target.env} is compared with another version`;
  }
  return null;
}

/** The domain says what is hashed; the hash itself is asynchronous here. */
const hashOf = async (record: Flag | null, of: typeof recordHash): Promise<string | null> =>
  record === null ? null : sha256(of(record, (text) => text));
