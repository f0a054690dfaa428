import type { LedgerEntry, LedgerHead } from '../../domain/ledger/entry.js';
import type { Verifier } from '../../proof/verify.js';
import { LEDGER_START, verifyChain } from '../../store/ledger.js';
import type { Context } from './context.js';
import { authorityProblems, type Problem } from './verify/authority.js';
import { tokenProblems } from './verify/tokens.js';

export interface AuditReport {
  readonly ok: boolean;
  /** How many rows follow from one another. */
  readonly entries: number;
  readonly head: LedgerHead;
  /** At most 100; after a break in the chain nothing more is looked at. */
  readonly problems: readonly Problem[];
}

export interface Audit {
  /** Oldest first, starting after the row `after`. */
  list(page: { readonly after: number; readonly limit: number }): Promise<readonly LedgerEntry[]>;
  /** Recomputes chain, signatures and authorities from what the ledger holds. */
  verify(): Promise<AuditReport>;
}

const PAGE = 200;
const MOST_PROBLEMS = 100;

export const createAudit = (context: Context, verifier: Verifier): Audit => ({
  list: ({ after, limit }) => context.reader.ledger(after, limit),
  verify: () => verify(context, verifier),
});

async function verify(context: Context, verifier: Verifier): Promise<AuditReport> {
  const problems: Problem[] = [];
  let head = LEDGER_START;
  for await (const entry of entriesOf(context)) {
    const link = verifyChain([entry], head);
    if (!link.ok) {
      problems.push({ seq: link.error.seq, code: 'CHAIN', detail: link.error.detail });
      break;
    }
    head = link.value;
    problems.push(...(await entryProblems(context, verifier, entry)));
  }
  return { ok: problems.length === 0, entries: head.seq, head, problems: problems.slice(0, MOST_PROBLEMS) };
}

/** The whole ledger, page by page. */
async function* entriesOf(context: Context): AsyncGenerator<LedgerEntry> {
  for (let after = 0; ;) {
    const entries = await context.reader.ledger(after, PAGE);
    yield* entries;
    const last = entries.at(-1);
    if (last === undefined) return;
    after = last.seq;
  }
}

const entryProblems = async (
  context: Context,
  verifier: Verifier,
  entry: LedgerEntry,
): Promise<readonly Problem[]> => [
  ...(await tokenProblems(verifier, entry)),
  ...(await authorityProblems(context, verifier, entry)),
];
