import { ApplicationFailure, log, setHandler } from '@temporalio/workflow';
import {
  MAX_TOKEN_LENGTH,
  type Answer,
  type CommandMessage,
  type MessageName,
} from '../../domain/messages.js';
import { messages } from '../messages.js';

/** What a workflow does with a command that reached it. */
export type Take = (name: MessageName, message: CommandMessage) => Promise<Answer>;

/**
 * Binds one handler to the update and the signal of each name, updates first. The validator is synchronous and knows
 * only the shape: what it rejects leaves no trace, so everything that deserves one is refused by the handler instead.
 * A signal has nobody to answer to, and a failure in it would end the workflow: it is logged.
 */
export function bindCommands(names: readonly MessageName[], take: Take): void {
  for (const name of names) {
    const { update, signal } = messages[name];
    setHandler(update, (message) => take(name, message), {
      validator: requireShape,
      description: `A signed "${name}" command; answers whether it was accepted, or why not.`,
    });
    setHandler(signal, (message) => takeQuietly({ name, message, take }), {
      description: `The same "${name}" command where nobody waits for the answer.`,
    });
  }
}

async function takeQuietly(of: { name: MessageName; message: CommandMessage; take: Take }): Promise<void> {
  try {
    requireShape(of.message);
    await of.take(of.name, of.message);
  } catch (error) {
    log.warn('a signalled command was dropped', { name: of.name, error: String(error) });
  }
}

function requireShape(message: unknown): void {
  const token: unknown =
    typeof message === 'object' && message !== null && 'token' in message ? message.token : null;
  if (typeof token !== 'string' || token === '' || token.length > MAX_TOKEN_LENGTH)
    throw ApplicationFailure.nonRetryable(
      `the message must be {token}: a signed command of at most ${String(MAX_TOKEN_LENGTH)} characters`,
      'MALFORMED',
    );
}
