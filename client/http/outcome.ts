import { REFUSAL, type RefusalCode } from '../../domain/failure.js';
import type { Delivery } from '../sdk/deliver.js';
import { Failure, type FailureKind } from '../sdk/failure.js';
import type { Reply } from './endpoint.js';
import type { OutcomeBody } from './wire/change.js';

const KIND: { readonly [C in RefusalCode]: FailureKind } = {
  [REFUSAL.FORGED]: 'forbidden',
  [REFUSAL.FOREIGN]: 'conflict',
  [REFUSAL.EXPIRED]: 'conflict',
  [REFUSAL.UNKNOWN_PERSON]: 'forbidden',
  [REFUSAL.ROLE_MISSING]: 'forbidden',
  [REFUSAL.SELF_APPROVAL]: 'forbidden',
  [REFUSAL.STALE]: 'stale',
  [REFUSAL.NOT_AWAITED]: 'conflict',
  [REFUSAL.ALREADY_DECIDED]: 'conflict',
  [REFUSAL.FORM]: 'invalid',
  [REFUSAL.CLOSED]: 'conflict',
  [REFUSAL.TOO_LATE]: 'conflict',
  [REFUSAL.INVALID]: 'invalid',
};

/** What the sender of a command is told. `current` is looked up only where it was refused. Throws `Failure`. */
export async function outcomeReply(
  delivery: Delivery,
  current: () => Promise<{ readonly waiting: { readonly sentence: string } }>,
): Promise<Reply<OutcomeBody>> {
  if (delivery.kind === 'kept') return { status: 202, body: { outcome: 'kept', detail: delivery.detail } };
  if (delivery.kind === 'ended') throw await ended(current);
  const { answer } = delivery;
  if (answer.accepted)
    return { body: { outcome: 'accepted', status: answer.status, waiting: { ...answer.waiting } } };
  throw new Failure({
    kind: KIND[answer.code],
    code: answer.code,
    detail: answer.detail,
    current: await current(),
  });
}

/** Its workflow is over, so nobody can judge or record the command any more. */
async function ended(current: Parameters<typeof outcomeReply>[1]): Promise<Failure> {
  const now = await current();
  const detail = `it has ended, so this was not carried out. ${now.waiting.sentence}`;
  return new Failure({ kind: 'conflict', code: REFUSAL.CLOSED, detail, current: now });
}
