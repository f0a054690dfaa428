import type { Command } from '../../../domain/command/command.js';
import type { EntryBody, LedgerEntry } from '../../../domain/ledger/entry.js';
import type { Governance } from '../../../domain/policy/environment.js';
import type { People } from '../../../domain/policy/people.js';
import type { Proposal } from '../../../domain/proposal/proposal.js';
import { sha256 } from '../../../proof/hash.js';
import type { Verifier } from '../../../proof/verify.js';
import type { Context } from '../context.js';
import { governanceOf, peopleOf } from '../founded.js';

/** What an entry stands on: its signed commands, the proposal, and who may do what. */
export interface Ground {
  readonly body: EntryBody;
  readonly seq: number;
  readonly commands: readonly Command[];
  readonly proposal: Proposal | null;
  readonly governance: Governance;
  readonly people: People;
}

export async function groundOf(
  context: Context,
  verifier: Verifier,
  { seq, body }: Pick<LedgerEntry, 'seq' | 'body'>,
): Promise<Ground> {
  const verified = await Promise.all(body.evidence.map((token) => verifier.verify(token)));
  return {
    ...{ seq, body },
    commands: verified.flatMap((result) => (result.ok ? [result.value] : [])),
    proposal: await proposalOf(context, body.proposalHash),
    governance: await governanceOf(context),
    people: await peopleOf(context),
  };
}

/** A document counts only if it is what its name says. */
async function proposalOf(context: Context, hash: string | undefined): Promise<Proposal | null> {
  const text = hash === undefined ? null : await context.reader.document(hash);
  return text !== null && sha256(text) === hash ? (JSON.parse(text) as Proposal) : null;
}
