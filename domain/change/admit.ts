import { REFUSAL, type RefusalCode } from '../failure.js';
import type { Command, DecideCommand, EditCommand } from '../command/command.js';
import type { ChangeState } from './state.js';
import { hasEnded, isOpen, openRequirements } from './state-of.js';

/**
 * Why a verified command does not fit the state the change is in now; null where it does. Asked after the command
 * was judged, with the state as it is then: an edit or a deadline may have come in between.
 */
export function admit(state: ChangeState, command: Command): RefusalCode | null {
  if (hasEnded(state)) return REFUSAL.CLOSED;
  if (!isOpen(state)) return REFUSAL.TOO_LATE;
  if (command.cmd === 'decide') return admitDecision(state, command);
  if (command.cmd === 'edit') return admitEdit(state, command);
  return null;
}

function admitDecision(state: ChangeState, command: DecideCommand): RefusalCode | null {
  if (command.edition !== state.edition || command.proposalHash !== state.proposalHash) return REFUSAL.STALE;
  if (state.deadlineMs !== null && command.iat * 1000 > state.deadlineMs) return REFUSAL.EXPIRED;
  if (state.decisions.some((decision) => decision.sub === command.sub)) return REFUSAL.ALREADY_DECIDED;
  // A veto may come before its round.
  const awaited = command.decision === 'reject' ? state.requirements : openRequirements(state);
  return awaited.some((requirement) => requirement.id === command.requirementId) ? null : REFUSAL.NOT_AWAITED;
}

const admitEdit = (state: ChangeState, command: EditCommand): RefusalCode | null =>
  command.edition === state.edition + 1 ? null : REFUSAL.STALE;
