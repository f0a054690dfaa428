import type { Window } from '../flag.js';
import { parseInstant } from '../time/instant.js';
import { compileRecurrence } from '../time/recurrence.js';
import type { IsOpen } from '../time/recurrence.js';

/** When a rule may match: from `start` (inclusive) to `end` (exclusive), in ms since the epoch, and recurring in it. */
export interface WindowPlan {
  readonly start: number;
  readonly end: number;
  readonly recurs: IsOpen | null;
  /** The last minute asked about, and the answer: a zone's clock takes long to read. */
  minute: number;
  open: boolean;
}

const MINUTE_MS = 60_000;

const instantOr = (text: string | undefined, otherwise: number): number =>
  text === undefined ? otherwise : parseInstant(text);

export const compileWindow = ({ notBefore, notAfter, recurrence, zone = 'UTC' }: Window): WindowPlan => ({
  start: instantOr(notBefore, -Infinity),
  end: instantOr(notAfter, Infinity),
  recurs: recurrence === undefined ? null : compileRecurrence(recurrence, zone),
  minute: NaN,
  open: false,
});

export function isOpen(window: WindowPlan, now: number): boolean {
  if (now < window.start || now >= window.end) return false;
  return window.recurs === null || isOpenInMinute(window, window.recurs, Math.floor(now / MINUTE_MS));
}

function isOpenInMinute(window: WindowPlan, recurs: IsOpen, minute: number): boolean {
  if (window.minute !== minute) {
    window.open = recurs(minute * MINUTE_MS);
    window.minute = minute;
  }
  return window.open;
}
