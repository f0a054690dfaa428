/**
 * When something recurs, by the clock on the wall: a time that is skipped in spring never comes,
 * one that is repeated in autumn comes twice.
 */
import type { Recurrence } from '../flag.js';
import { isNamed, parseCron } from './cron.js';
import { daysIn, wallMs, wallTime } from './zone.js';
import type { WallTime } from './zone.js';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const TIME = /^(\d\d):(\d\d)$/;

/** Minutes since midnight of `HH:MM` up to 24:00; NaN for anything else. */
export function parseTime(text: string): number {
  const match = TIME.exec(text);
  const minutes = match === null ? NaN : Number(match[1]) * 60 + Number(match[2]);
  return match !== null && Number(match[2]) < 60 && minutes <= 24 * 60 ? minutes : NaN;
}

/** Whether it is open at an instant, in ms since the epoch. The answer holds for the whole minute. */
export type IsOpen = (instant: number) => boolean;

export function compileRecurrence(recurrence: Recurrence, zone: string): IsOpen {
  const { freq, from = '00:00', to = '24:00', minutes = 1, cron = '' } = recurrence;
  if (freq === 'cron') return byCron(cron, minutes, zone);
  const start = parseTime(from);
  const end = parseTime(to);
  const isDay = dayTest(recurrence);
  return (instant) => {
    const wall = wallMs(instant, zone);
    const today = wallTime(wall);
    const { minute } = today;
    if (start < end) return minute >= start && minute < end && isDay(today);
    // Past midnight it still belongs to the day before.
    return minute >= start ? isDay(today) : minute < end && isDay(wallTime(wall - DAY_MS));
  };
}

function dayTest({ freq, days = [] }: Recurrence): (day: WallTime) => boolean {
  if (freq === 'weekly') return ({ weekday }) => days.includes(weekday);
  if (freq === 'monthly') {
    return (day) => days.includes(day.date) || (days.includes(-1) && day.date === daysIn(day));
  }
  return () => true;
}

function byCron(line: string, minutes: number, zone: string): IsOpen {
  const cron = parseCron(line);
  if (cron === null) return () => false;
  return (instant) => {
    for (let ago = 0; ago < minutes; ago++) {
      if (isNamed(cron, wallTime(wallMs(instant - ago * MINUTE_MS, zone)))) return true;
    }
    return false;
  };
}
