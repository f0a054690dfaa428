import type { Command } from '../../../domain/command/command.js';
import type { EntryBody, LedgerEntry, WrittenVersion } from '../../../domain/ledger/entry.js';
import type { Governance } from '../../../domain/policy/environment.js';
import type { People } from '../../../domain/policy/people.js';
import type { Proposal } from '../../../domain/proposal/proposal.js';
import { sha256 } from '../../../proof/hash.js';
import type { Verifier } from '../../../proof/verify.js';
import type { Context } from '../context.js';
import { governanceOf, peopleOf } from '../founded.js';
import { beforeOf, type Before, type Histories } from './history.js';
import type { Trail } from './trail.js';

/** What an entry stands on: its signed commands, the proposal, who may do what, and what was before. */
export interface Ground {
  readonly body: EntryBody;
  readonly seq: number;
  readonly at: number;
  readonly commands: readonly Command[];
  readonly proposal: Proposal | null;
  readonly governance: Governance;
  readonly people: People;
  readonly trail: Trail;
  readonly writes: readonly Write[];
}

export interface Write extends WrittenVersion {
  readonly before: Before;
}

/** What a ledger is verified with, row after row. */
export interface Reading {
  readonly context: Context;
  readonly verifier: Verifier;
  readonly trail: Trail;
  readonly histories: Histories;
}

export async function groundOf(
  reading: Reading,
  { seq, at, body }: LedgerEntry,
  commands: readonly Command[],
): Promise<Ground> {
  const { context, trail } = reading;
  const versions = body.versions ?? [];
  return {
    ...{ seq, at, body, commands, trail },
    proposal: await proposalOf(context, body.proposalHash),
    governance: await governanceOf(context),
    people: await peopleOf(context),
    writes: await Promise.all(
      versions.map(async (written) => ({
        ...written,
        before: await beforeOf(reading, written.target, written.version - 1),
      })),
    ),
  };
}

/** The commands in an entry's evidence that a known key signed for its project. */
export async function commandsOf(verifier: Verifier, { body }: LedgerEntry): Promise<readonly Command[]> {
  const verified = await Promise.all(body.evidence.map((token) => verifier.verify(token)));
  return verified.flatMap((result) =>
    result.ok && result.value.project === body.project ? [result.value] : [],
  );
}

/** A document counts only if it is what its name says. */
async function proposalOf(context: Context, hash: string | undefined): Promise<Proposal | null> {
  const text = hash === undefined ? null : await context.reader.document(hash);
  return text !== null && sha256(text) === hash ? (JSON.parse(text) as Proposal) : null;
}
