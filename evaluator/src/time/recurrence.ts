/**
 * When something recurs, by the clock on the wall: a time that is skipped in spring never comes,
 * one that is repeated in autumn comes twice.
 */
import type { Recurrence } from '../flag.js';
import { parseCron } from './cron.js';
import { wallTime } from './zone.js';

const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
const DAY_MS = DAY_MINUTES * MINUTE_MS;

/** Minutes since midnight of `HH:MM` up to 24:00; NaN for anything else. */
export function parseTime(text: string): number {
  const [, hours, minutes] = /^(\d\d):([0-5]\d)$/.exec(text) ?? [];
  const time = Number(hours) * 60 + Number(minutes);
  return time <= DAY_MINUTES ? time : NaN;
}

/** Whether it is open at an instant, in ms since the epoch. The answer holds for the whole minute. */
export type IsOpen = (instant: number) => boolean;

export function compileRecurrence(recurrence: Recurrence, zone: string): IsOpen {
  const { freq, from = '00:00', to = '24:00', minutes = 1, cron = '' } = recurrence;
  if (freq === 'cron') return byCron(cron, minutes, zone);
  const start = parseTime(from);
  const length = (parseTime(to) - start + DAY_MINUTES) % DAY_MINUTES || DAY_MINUTES;
  return (instant) => {
    const now = wallTime(instant, zone);
    const minute = now.getUTCHours() * 60 + now.getUTCMinutes();
    const since = (minute - start + DAY_MINUTES) % DAY_MINUTES;
    // Past midnight it still belongs to the day it began.
    return since < length && isDay(recurrence, new Date(now.getTime() - since * MINUTE_MS));
  };
}

function isDay({ freq, days = [] }: Recurrence, day: Date): boolean {
  if (freq === 'weekly') return days.includes(day.getUTCDay() || 7);
  const isLast = new Date(day.getTime() + DAY_MS).getUTCDate() === 1;
  return freq === 'daily' || days.includes(day.getUTCDate()) || (isLast && days.includes(-1));
}

function byCron(line: string, minutes: number, zone: string): IsOpen {
  const names = parseCron(line);
  return (instant) => {
    for (let ago = 0; ago < minutes; ago++) {
      if (names?.(wallTime(instant - ago * MINUTE_MS, zone)) === true) return true;
    }
    return false;
  };
}
