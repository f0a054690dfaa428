import type { Window } from '../flag.js';
import { parseInstant } from '../time/instant.js';

/** When a rule may match: from `start` (inclusive) to `end` (exclusive), in ms since the epoch. */
export interface WindowPlan {
  readonly start: number;
  readonly end: number;
}

const instantOr = (text: string | undefined, otherwise: number): number =>
  text === undefined ? otherwise : parseInstant(text);

export const compileWindow = (window: Window): WindowPlan => ({
  start: instantOr(window.notBefore, -Infinity),
  end: instantOr(window.notAfter, Infinity),
});

export const isOpen = (window: WindowPlan, now: number): boolean => now >= window.start && now < window.end;
