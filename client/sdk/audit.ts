import type { LedgerEntry, LedgerHead } from '../../domain/ledger/entry.js';
import type { Verifier } from '../../proof/verify.js';
import { LEDGER_START, verifyChain } from '../../store/ledger.js';
import type { Context } from './context.js';
import { createHistories } from './verify/history.js';
import type { Reading } from './verify/ground.js';
import type { Problem } from './verify/problem.js';
import { recordProblems, snapshotOf } from './verify/records.js';
import { entryProblems } from './verify/row.js';
import { createTrail } from './verify/trail.js';

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
  /** Recomputes chain, signatures and authorities from the ledger, and compares every record with what it names. */
  verify(): Promise<AuditReport>;
}

const PAGE = 200;
const MOST_PROBLEMS = 100;

export const createAudit = (context: Context, verifier: Verifier): Audit => ({
  list: ({ after, limit }) => context.reader.ledger(after, limit),
  verify: () => verify(context, verifier),
});

/** What was read so far: `head` follows from the first row, unless the chain `broke` there. */
interface Progress {
  readonly head: LedgerHead;
  readonly broke: boolean;
  readonly problems: readonly Problem[];
}

/** The ledger, then the records, then what the ledger said meanwhile. */
async function verify(context: Context, verifier: Verifier): Promise<AuditReport> {
  const reading = { context, verifier, trail: createTrail(), histories: createHistories(context.reader) };
  const first = await readOn(reading, { head: LEDGER_START, broke: false, problems: [] });
  if (first.broke) return reportOf(first);
  const snapshot = await snapshotOf(context, reading.trail);
  const whole = await readOn(reading, first);
  const records = whole.broke ? [] : recordProblems(snapshot, reading.trail);
  return reportOf({ ...whole, problems: [...whole.problems, ...records] });
}

const reportOf = ({ head, problems }: Progress): AuditReport => ({
  ok: problems.length === 0,
  entries: head.seq,
  head,
  problems: problems.slice(0, MOST_PROBLEMS),
});

async function readOn(reading: Reading, from: Progress): Promise<Progress> {
  const problems = [...from.problems];
  let { head } = from;
  for await (const entry of entriesOf(reading.context, head.seq)) {
    const link = verifyChain([entry], head);
    if (!link.ok) {
      problems.push({ seq: link.error.seq, code: 'CHAIN', detail: link.error.detail });
      return { head, broke: true, problems };
    }
    head = link.value;
    problems.push(...(await entryProblems(reading, entry)));
  }
  return { head, broke: false, problems };
}

/** The ledger after a row, page by page. */
async function* entriesOf(context: Context, from: number): AsyncGenerator<LedgerEntry> {
  for (let after = from; ;) {
    const entries = await context.reader.ledger(after, PAGE);
    yield* entries;
    const last = entries.at(-1);
    if (last === undefined) return;
    after = last.seq;
  }
}
