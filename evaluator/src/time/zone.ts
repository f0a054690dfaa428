/** What a clock on the wall shows, and on which day. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly date: number;
  /** 1 is Monday. */
  readonly weekday: number;
  /** Minutes since midnight. */
  readonly minute: number;
}

const FIELDS = {
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  minute: 'numeric',
} as const;
const formats = new Map<string, Intl.DateTimeFormat | null>();

/** The format of a zone, or null where this runtime does not know it. Kept: making one takes long. */
function formatOf(zone: string): Intl.DateTimeFormat | null {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = makeFormat(zone);
  formats.set(zone, made);
  return made;
}

function makeFormat(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', { ...FIELDS, timeZone, hourCycle: 'h23', calendar: 'gregory' });
  } catch {
    return null;
  }
}

export const isZone = (zone: string): boolean => formatOf(zone) !== null;

const MINUTE_MS = 60_000;

/** The wall's time as milliseconds, as if it were UTC; to the minute. */
export function wallMs(instant: number, zone: string): number {
  const format = zone === 'UTC' ? null : formatOf(zone);
  if (format === null) return Math.floor(instant / MINUTE_MS) * MINUTE_MS;
  const shown = new Map(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes): number => shown.get(type) ?? 0;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
}

/** Reads such milliseconds as day and time. */
export function wallTime(wall: number): WallTime {
  const day = new Date(wall);
  return {
    year: day.getUTCFullYear(),
    month: day.getUTCMonth() + 1,
    date: day.getUTCDate(),
    weekday: day.getUTCDay() || 7,
    minute: day.getUTCHours() * 60 + day.getUTCMinutes(),
  };
}

/** Of how many days a month is. */
export const daysIn = ({ year, month }: Pick<WallTime, 'year' | 'month'>): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();
