import type { Command, CommandOf } from '../../../domain/command/command.js';
import type { EntryType } from '../../../domain/ledger/entry.js';
import { isDecided } from './decided.js';
import type { Ground } from './ground.js';

type Order = (command: Command, ground: Ground) => boolean;

type Writing = CommandOf<'create'> | CommandOf<'edit'>;

/** The last author of the edition asked for it, by this command and this request. */
function writes(command: Writing, { body, proposal }: Ground): boolean {
  const author = proposal?.authors.at(-1);
  const isAuthor = author?.jti === command.jti && author.sub === command.sub;
  const isOwn = command.change === body.change && command.change === proposal?.change;
  return isAuthor && isOwn && proposal.edition === body.edition && proposal.requestHash === command.bodyHash;
}

const decides: Order = (command, { body }) => isDecided(command, body);

/** What must have been signed for what a person did. */
const ORDERS = new Map<EntryType, Order>([
  ['change.submitted', (command, ground) => command.cmd === 'create' && writes(command, ground)],
  [
    'change.edited',
    (command, ground) =>
      command.cmd === 'edit' && command.edition === ground.body.edition && writes(command, ground),
  ],
  ['decision.approved', decides],
  ['change.rejected', decides],
  ['change.withdrawn', (command, { body }) => command.cmd === 'withdraw' && command.change === body.change],
  [
    'rollout.aborted',
    (command, { body }) =>
      command.cmd === 'control' && command.change === body.change && command.rollout === body.rollout,
  ],
  ['flag.killed', (command) => command.cmd === 'kill'],
]);

/** Whether what a person did stands on exactly the command they signed for it. */
export function orderProblem(ground: Ground): string | null {
  const { body, commands } = ground;
  const order = ORDERS.get(body.type);
  const [command] = commands;
  if (order === undefined) return null;
  if (body.evidence.length !== 1 || command === undefined)
    return 'it needs the one command that asked for it';
  if (body.actor.kind !== 'person' || command.sub !== body.actor.id)
    return 'its command is signed for somebody else';
  return order(command, ground) ? null : 'its command asks for something else';
}
