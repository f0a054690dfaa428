import { canonicalJson } from '../domain/proposal/canonical.js';
import { LEDGER_ORIGIN, type LedgerEntry, type LedgerHead } from '../domain/ledger/entry.js';
import { err, ok, type Result } from '../domain/result.js';
import { sha256 } from '../proof/hash.js';

/** What stands before the first row. */
export const LEDGER_START: LedgerHead = { seq: 0, hash: LEDGER_ORIGIN };

/** The first row at which a chain does not hold, and why. */
export interface ChainBreak {
  readonly seq: number;
  readonly detail: string;
}

type Link = Pick<LedgerEntry, 'prevHash' | 'seq' | 'at' | 'bodyHash'>;

/** Hash of a row: SHA-256 of `prevHash|seq|at|bodyHash`, hex; the apply script computes the same. */
export const entryHash = (link: Link): string =>
  sha256([link.prevHash, link.seq, link.at, link.bodyHash].join('|'));

/**
 * Recomputes a part of the chain from its bodies: `entries` oldest first, `from` the head before the first of them.
 * Gives the head after the last one, so a long ledger can be verified page by page.
 */
export function verifyChain(
  entries: readonly LedgerEntry[],
  from: LedgerHead = LEDGER_START,
): Result<LedgerHead, ChainBreak> {
  let head = from;
  for (const entry of entries) {
    const detail = problemOf(entry, head);
    if (detail !== null) return err({ seq: entry.seq, detail });
    head = { seq: entry.seq, hash: entry.hash };
  }
  return ok(head);
}

function problemOf(entry: LedgerEntry, before: LedgerHead): string | null {
  if (entry.seq !== before.seq + 1) return `row ${String(before.seq + 1)} is missing or unreadable`;
  if (entry.prevHash !== before.hash) return 'the row does not follow from the one before';
  if (entry.bodyHash !== sha256(canonicalJson(entry.body))) return 'the body is not what its hash says';
  return entry.hash === entryHash(entry) ? null : 'the hash of the row is wrong';
}
