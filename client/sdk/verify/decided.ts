import type { Command, Decision, DecideCommand } from '../../../domain/command/command.js';
import type { EntryBody, EntryType } from '../../../domain/ledger/entry.js';

const DECISIONS = new Map<EntryType, Decision>([
  ['decision.approved', 'approve'],
  ['change.rejected', 'reject'],
]);

/** Whether a command is the decision that an entry tells of. */
export const isDecided = (command: Command, body: EntryBody): command is DecideCommand =>
  command.cmd === 'decide' &&
  command.decision === DECISIONS.get(body.type) &&
  command.change === body.change &&
  command.edition === body.edition &&
  command.proposalHash === body.proposalHash &&
  command.requirementId === body.requirementId;
