import type { Command } from '../../../domain/command/command.js';
import type { LedgerEntry } from '../../../domain/ledger/entry.js';
import { authorityProblem } from './authority.js';
import { commandsOf, groundOf, type Reading } from './ground.js';
import type { Problem } from './problem.js';
import { tokenProblems } from './tokens.js';

/** What does not hold of one row; the trail knows of it afterwards. */
export async function entryProblems(reading: Reading, entry: LedgerEntry): Promise<readonly Problem[]> {
  const commands = await commandsOf(reading.verifier, entry);
  const detail = await detailOf(reading, entry, commands);
  reading.trail.add(entry, detail === null ? commands : []);
  const authority = detail === null ? [] : [{ seq: entry.seq, code: 'AUTHORITY', detail } as const];
  return [...tokenProblems(entry, commands), ...authority];
}

async function detailOf(
  reading: Reading,
  entry: LedgerEntry,
  commands: readonly Command[],
): Promise<string | null> {
  if (entry.body.project !== reading.context.project) return 'it belongs to another project';
  return authorityProblem(await groundOf(reading, entry, commands));
}
