import { CLOCK_SKEW_MS, type DecideCommand, type Token } from '../../domain/command/command.js';
import type { JudgedCommand } from '../../store/port.js';
import type { ActivityDeps } from '../deps.js';

/**
 * A decision kept as a signal while no worker ran is judged when one is back; this long after its own expiry at most.
 */
export const LATE_JUDGEMENT_MS = 24 * 3_600_000;

/** A decision with the token it was read from. */
export interface Approval {
  readonly decision: DecideCommand;
  readonly token: Token;
}

/**
 * The approvals among the tokens that may count for a proposal: signed by a known key, made for exactly this hash,
 * and known to the ledger as accepted in time. Whatever else is handed in is left out without a word, since tokens
 * come from workflow arguments and those are never evidence.
 */
export async function approvalsFor(
  deps: ActivityDeps,
  of: { readonly change: string; readonly proposalHash: string; readonly tokens: readonly Token[] },
): Promise<readonly Approval[]> {
  const approvals = (await Promise.all(of.tokens.map((token) => decisionIn(deps, token)))).flat();
  const judged = await deps.store.judged(approvals.map(({ decision }) => decision.jti));
  return approvals.filter(
    ({ decision }) =>
      decision.project === deps.project &&
      decision.change === of.change &&
      decision.proposalHash === of.proposalHash &&
      inTime(decision, judged.get(decision.jti)),
  );
}

async function decisionIn(deps: ActivityDeps, token: Token): Promise<readonly Approval[]> {
  const verified = await deps.verifier.verify(token);
  return verified.ok && verified.value.cmd === 'decide' ? [{ decision: verified.value, token }] : [];
}

const inTime = (decision: DecideCommand, judged: JudgedCommand | undefined): boolean =>
  judged !== undefined &&
  judged.accepted &&
  decision.iat <= decision.exp &&
  decision.iat * 1000 <= judged.at + CLOCK_SKEW_MS &&
  judged.at <= decision.exp * 1000 + LATE_JUDGEMENT_MS;
