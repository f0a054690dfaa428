import type { Flag } from '@sluice/evaluator';
import { canonicalJson } from '../../../domain/proposal/canonical.js';
import { detailsHash, recordHash } from '../../../domain/proposal/hash.js';
import type { Proposal } from '../../../domain/proposal/proposal.js';
import { placeOf, type Before } from './impact.js';

/** SHA-256 of a text as lower-case hex, by the browser itself. */
export async function sha256(text: string): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text));
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** What this browser computed itself from what the server delivered. */
export interface Computed {
  /** Of the proposal. */
  readonly hash: string;
  /** A record beside it that is not the one it was made on, in words; null where all are. */
  readonly odd: string | null;
}

/** Hashes a proposal again, and the records the page compares it with. */
export const computed = async (proposal: Proposal, before: Before): Promise<Computed> => ({
  hash: await sha256(canonicalJson(proposal)),
  odd: await oddBase(proposal, before),
});

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
