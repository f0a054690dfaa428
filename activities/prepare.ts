import { CLOCK_SKEW_MS } from '../domain/command/command.js';
import { changeOp } from '../domain/ids.js';
import { REFUSAL, type RefusalCode } from '../domain/failure.js';
import type { Prepared } from '../domain/change/event.js';
import { reduce } from '../domain/change/reduce.js';
import type { ChangeState } from '../domain/change/state.js';
import type { Author, Proposal } from '../domain/proposal/proposal.js';
import type { PrepareFailure, PrepareInput, PrepareResult, Writer } from './prepare/types.js';
import { err, ok, type Result } from '../domain/result.js';
import type { ActivityDeps } from './deps.js';
import { entry } from './entry.js';
import { permanent } from './fail.js';
import { commandOf } from './facts/command.js';
import { proposalOf } from './facts/proposal.js';
import { describe } from './prepare/describe.js';
import { resolveEdition } from './prepare/resolve-edition.js';
import { projectionOf } from './record.js';

/**
 * Makes the next edition of a change: resolves the request a signed command names, stores the proposal under its
 * hash, says what it needs, and enters it in the ledger. A retry finds the entry and gives the same edition again,
 * whatever became of the live records since. A failure leaves no trace; the workflow records it.
 */
export async function prepare(deps: ActivityDeps, input: PrepareInput): Promise<PrepareResult> {
  const writer = await writerOf(deps, input);
  if (!writer.ok) return fail(writer.error);
  const proposal = (await earlierAttempt(deps, input)) ?? (await resolveEdition(deps, input, writer.value));
  if ('ok' in proposal) return proposal;
  const prepared = await describe(deps, proposal);
  await submit(deps, input, prepared);
  return { ok: true, prepared };
}

const fail = (code: RefusalCode): PrepareFailure => ({ ok: false, code, errors: [] });

async function writerOf(deps: ActivityDeps, input: PrepareInput): Promise<Result<Writer, RefusalCode>> {
  const { state, token } = input;
  const verified = await commandOf(deps, token, state.edition === 0 ? 'create' : 'edit');
  if (!verified.ok) return verified;
  const command = verified.value;
  if (command.change !== state.change) return err(REFUSAL.FOREIGN);
  if ('edition' in command && command.edition !== state.edition + 1) return err(REFUSAL.STALE);
  if ((await deps.store.now()) > command.exp * 1000 + CLOCK_SKEW_MS) return err(REFUSAL.EXPIRED);
  const author = { sub: command.sub, jti: command.jti };
  return ok({ author, requestHash: command.bodyHash, earlier: await earlierAuthors(deps, state) });
}

async function earlierAuthors(deps: ActivityDeps, state: ChangeState): Promise<readonly Author[]> {
  if (state.edition === 0) return [];
  const previous = await proposalOf(deps, state.proposalHash);
  const isPrevious = previous.change === state.change && previous.edition === state.edition;
  if (!isPrevious)
    throw permanent('TAMPERED', `${state.proposalHash} is not edition ${String(state.edition)}`);
  return previous.authors;
}

const opOf = ({ state }: PrepareInput): string => changeOp(state.change, state.edition + 1, 'submit');

async function earlierAttempt(deps: ActivityDeps, input: PrepareInput): Promise<Proposal | null> {
  const entries = await deps.store.ledgerOf(input.state.change);
  const hash = entries.find((each) => each.body.opId === opOf(input))?.body.proposalHash;
  return hash === undefined ? null : proposalOf(deps, hash);
}

async function submit(deps: ActivityDeps, input: PrepareInput, prepared: Prepared): Promise<void> {
  const { state, token, atMs } = input;
  const verified = await deps.verifier.verify(token);
  const command = verified.ok ? verified.value : null;
  const next = reduce(state, { type: 'prepared', atMs, prepared });
  const isFirst = prepared.edition === 1;
  const body = entry(deps, {
    type: isFirst ? 'change.submitted' : 'change.edited',
    token,
    command,
    reason: prepared.reason,
  });
  const { edition, proposalHash } = prepared;
  await deps.store.append({
    opId: opOf(input),
    entry: { ...body, change: state.change, edition, proposalHash, opId: opOf(input) },
    ...projectionOf({ change: next }),
    ...(command === null ? {} : { command: { jti: command.jti, accepted: true } }),
    ...(isFirst ? {} : { close: { change: state.change, proposalHash: state.proposalHash } }),
  });
}
