import { REFUSAL, type RefusalCode } from './failure.js';
import type { Waiting } from './change/waiting.js';

const WHAT: { readonly [C in RefusalCode]: string } = {
  FORGED: 'the command is not signed by a key this project knows',
  FOREIGN: 'the command was signed for something else',
  EXPIRED: 'the command came after its time',
  UNKNOWN_PERSON: 'nobody active goes by this id',
  ROLE_MISSING: 'a role that this needs is missing',
  SELF_APPROVAL: 'whoever asked for a change, or contributed to it, cannot decide on it',
  STALE: 'this is not the edition that waits now; look at it again',
  NOT_AWAITED: 'this is not awaited now',
  ALREADY_DECIDED: 'the same person has decided on this edition already; it takes different people',
  FORM: 'the answers do not fit the form',
  CLOSED: 'it has ended',
  TOO_LATE: 'the writing has begun',
  INVALID: 'what was asked cannot be done',
};

/** The sentence for a refusal: what is missing, who can act, the next command. */
export function refusalSentence(code: RefusalCode, detail: string, waiting: Waiting): string {
  const what = `Refused (${code}): ${WHAT[code]}${detail === '' ? '' : `: ${detail}`}.`;
  const ended = code === REFUSAL.CLOSED ? ` ${waiting.what}.` : '';
  const who = waiting.who === '' ? '' : ` ${waiting.who}.`;
  const next = waiting.next === '' ? '' : ` Next: ${waiting.next}`;
  return `${what}${ended}${who}${next}`;
}
