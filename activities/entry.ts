import type { Command, Token } from '../domain/command/command.js';
import type { Actor, EntryBody, EntryType } from '../domain/ledger/entry.js';
import { commentOf } from '../domain/change/reduce.js';
import type { ActivityDeps } from './deps.js';
import { workflowOf } from './facts/workflow.js';

export interface EntryOf {
  readonly type: EntryType;
  /** Null where nobody asked. */
  readonly token: Token | null;
  /** The command inside the token; null where the signature does not hold. */
  readonly command: Command | null;
  /** Why, where the command does not say it. */
  readonly reason: string;
}

/** What every entry has; callers add what it is about. */
export function entry(deps: ActivityDeps, of: EntryOf): EntryBody {
  const { type, token, command, reason } = of;
  return {
    format: 1,
    type,
    project: deps.project,
    outcome: 'ok',
    actor: actorOf(token, command),
    via: command?.via ?? 'system',
    reason: (command && reasonOf(command)) ?? reason,
    ...(command?.cmd === 'decide' ? { requirementId: command.requirementId } : {}),
    evidence: token === null ? [] : [token],
    ...workflowOf(),
  };
}

function actorOf(token: Token | null, command: Command | null): Actor {
  if (command !== null) return { kind: 'person', id: command.sub };
  return token === null ? { kind: 'system', id: 'sluice' } : { kind: 'unknown', id: 'unknown' };
}

/** The person's own words; null where the command has none. */
function reasonOf(command: Command): string | null {
  if (command.cmd === 'decide') return commentOf(command);
  return 'reason' in command ? command.reason : null;
}
