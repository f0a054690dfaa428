import { answered, formOf, type Answered } from '../../domain/change/answers.js';
import type { RequirementView } from '../../domain/change/projection.js';
import type { LedgerEntry } from '../../domain/ledger/entry.js';
import { liveFlag, type LiveFlag, type LiveSet } from '../../domain/proposal/live.js';
import type { Item, Proposal } from '../../domain/proposal/proposal.js';
import type { Verifier } from '../../proof/verify.js';
import type { Changes } from './changes.js';
import type { Context } from './context.js';
import { notFound } from './failure.js';
import { isDecided } from './verify/decided.js';
import { commandsOf } from './verify/ground.js';

/** An edition with the records it was made on. */
export interface Review {
  readonly hash: string;
  readonly proposal: Proposal;
  /** The versions the proposal names as its bases; without a record where there was none. */
  readonly before: readonly LiveFlag[];
  readonly live: readonly LiveFlag[];
}

/** A row of the ledger, and what was answered where it is a decision. */
export interface Step {
  readonly entry: LedgerEntry;
  /** As the person signed them; null where the row is no decision, or does not stand on one that was signed. */
  readonly answers: readonly Answered[] | null;
}

export interface Reviews {
  /** An edition of a change, by the hash of its proposal. Throws `Failure` (notFound). */
  show(change: string, hash: string): Promise<Review>;
  /** All that happened to a change, oldest first. Throws `Failure` (notFound). */
  timeline(change: string): Promise<readonly Step[]>;
}

export interface ReviewDeps {
  readonly changes: Pick<Changes, 'show'>;
  readonly verifier: Verifier;
}

export const createReviews = (context: Context, { changes, verifier }: ReviewDeps): Reviews => ({
  show: (change, hash) => show(context, change, hash),
  timeline: async (change) => {
    const { requirements } = await changes.show(change);
    const entries = await context.reader.ledgerOf(change);
    return Promise.all(entries.map((entry) => stepOf(verifier, entry, requirements)));
  },
});

async function stepOf(
  verifier: Verifier,
  entry: LedgerEntry,
  requirements: readonly RequirementView[],
): Promise<Step> {
  const { body } = entry;
  const decision = (await commandsOf(verifier, entry)).find((command) => isDecided(command, body));
  if (decision?.sub !== body.actor.id) return { entry, answers: null };
  return { entry, answers: answered(formOf(decision.requirementId, requirements), decision.form) };
}

async function show(context: Context, change: string, hash: string): Promise<Review> {
  const text = await context.reader.document(hash);
  const proposal = text === null ? null : (JSON.parse(text) as Partial<Proposal>);
  // Requests are stored by their hash too, and so are the proposals of other changes.
  if (proposal?.change !== change || proposal.items === undefined)
    throw notFound(`edition ${hash.slice(0, 12)}… of change ${change}`, `sluice change show ${change}`);
  const { live } = await context.reader.read(proposal.items.map(({ target }) => target));
  const before = await Promise.all(proposal.items.map((item) => baseOf(context, item, live)));
  return { hash, proposal: proposal as Proposal, before, live: live.flags };
}

/** How many versions back a base is looked for. */
const DEPTH = 200;

/** The record an item was made on: live where it still is, else out of the history. */
async function baseOf(context: Context, item: Item, live: LiveSet): Promise<LiveFlag> {
  const { env, key } = item.target;
  const now = liveFlag(live, env, key);
  const version = item.base?.version ?? 0;
  if (version === 0) return { env, key, version, record: null };
  if (now.version === version) return now;
  const past = await context.reader.history(env, key, DEPTH);
  return { env, key, version, record: past.find((entry) => entry.version === version)?.record ?? null };
}
