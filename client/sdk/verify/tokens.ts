import type { LedgerEntry } from '../../../domain/ledger/entry.js';
import type { Verifier } from '../../../proof/verify.js';
import type { Problem } from './authority.js';

/**
 * Commands that no known key signed, outside entries that say so themselves. A refused forgery is kept as evidence of
 * the attempt, and belongs to nobody.
 */
export async function tokenProblems(
  verifier: Verifier,
  { seq, body }: LedgerEntry,
): Promise<readonly Problem[]> {
  if (body.outcome === 'refused') return [];
  const verified = await Promise.all(body.evidence.map((token) => verifier.verify(token)));
  return verified.flatMap((result) =>
    result.ok && result.value.project === body.project
      ? []
      : [
          {
            seq,
            code: 'SIGNATURE',
            detail: 'a command in its evidence is not signed by a known key for this project',
          },
        ],
  );
}
