import {
  ApplicationFailure,
  isGrpcServiceError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
} from '@temporalio/client';
import type { Answer, CommandMessage, MessageName } from '../../domain/messages.js';
import type { SignedCommand } from './command.js';
import type { Context } from './context.js';
import { Failure } from './failure.js';

/** What became of a command: answered by the workflow, kept for when a worker is back, or too late for anybody. */
export type Delivery =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'kept'; readonly detail: string }
  | { readonly kind: 'ended' };

export interface Letter extends SignedCommand {
  readonly workflowId: string;
  readonly name: MessageName;
}

const KEPT: Delivery = {
  kind: 'kept',
  detail:
    'kept, not judged yet: no worker answered; it is judged once when one is back, so there is no need to send it again',
};

/**
 * Sends a command as an update, which is answered. Where no worker answers in time it is sent as a signal of the same
 * name, which is kept: the handler knows both by their `jti` and carries out one. Giving up on an update does not
 * cancel it, so both may still arrive.
 */
export async function deliver(context: Context, letter: Letter): Promise<Delivery> {
  try {
    return answered(await update(context, letter));
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return { kind: 'ended' };
    if (error instanceof WorkflowUpdateFailedError && !wasTurnedAway(error)) throw rejected(error);
    if (!isUnanswered(error)) throw error;
    return (await onceMore(context, letter)) ?? (await leaveSignal(context, letter));
  }
}

const answered = (answer: Answer): Delivery => ({ kind: 'answered', answer });

const handleOf = (context: Context, letter: Letter) =>
  context.temporal.client.workflow.getHandle(letter.workflowId);

const messageOf = (letter: Letter): CommandMessage => ({ token: letter.token });

function update(context: Context, letter: Letter): Promise<Answer> {
  const options = { args: [messageOf(letter)] as [CommandMessage], updateId: letter.jti };
  const send = () => handleOf(context, letter).executeUpdate<Answer, [CommandMessage]>(letter.name, options);
  return context.temporal.reach(context.patience.answerMs, send);
}

/** The answer, if it came while we gave up; null where it is still pending or was never seen. */
async function onceMore(context: Context, letter: Letter): Promise<Delivery | null> {
  const ask = () => handleOf(context, letter).getUpdateHandle<Answer>(letter.jti).result();
  try {
    return answered(await context.temporal.reach(context.patience.onceMoreMs, ask));
  } catch (error) {
    if (error instanceof WorkflowNotFoundError || isUnanswered(error)) return null;
    throw error;
  }
}

async function leaveSignal(context: Context, letter: Letter): Promise<Delivery> {
  const send = () => handleOf(context, letter).signal<[CommandMessage]>(letter.name, messageOf(letter));
  try {
    await context.temporal.reach(context.patience.serverMs, send);
    return KEPT;
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return { kind: 'ended' };
    throw error;
  }
}

/** No answer in time, or no server: which of the two shows when the signal is sent. */
const isUnanswered = (error: unknown): boolean =>
  error instanceof WorkflowUpdateRPCTimeoutOrCancelledError ||
  (error instanceof Failure && error.kind === 'unavailable') ||
  wasTurnedAway(error);

/** gRPC's RESOURCE_EXHAUSTED: ten updates of the same workflow wait already. */
const TOO_MANY = 8;

/** A crowded server hands an update back before any workflow saw it. */
function wasTurnedAway(error: unknown): boolean {
  const cause = error instanceof Error ? error.cause : undefined;
  if (cause instanceof ApplicationFailure) return cause.type === 'UnprocessedUpdate';
  return isGrpcServiceError(cause) && (cause.code as number) === TOO_MANY;
}

const rejected = (error: WorkflowUpdateFailedError): Failure =>
  new Failure({
    kind: 'invalid',
    code: 'REJECTED',
    detail: `the workflow did not take the command: ${error.cause?.message ?? error.message}`,
    cause: error,
  });
