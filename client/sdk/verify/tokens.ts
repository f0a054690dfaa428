import type { Command } from '../../../domain/command/command.js';
import type { LedgerEntry } from '../../../domain/ledger/entry.js';
import type { Problem } from './problem.js';

/**
 * Commands that no known key signed, outside entries that say so themselves. A refused forgery is kept as evidence of
 * the attempt, and belongs to nobody.
 */
export function tokenProblems({ seq, body }: LedgerEntry, commands: readonly Command[]): readonly Problem[] {
  const isRefusal = body.type === 'command.refused' && body.outcome === 'refused';
  const unsigned = isRefusal ? 0 : body.evidence.length - commands.length;
  const detail = 'a command in its evidence is not signed by a known key for this project';
  return Array.from({ length: unsigned }, () => ({ seq, code: 'SIGNATURE', detail }));
}
