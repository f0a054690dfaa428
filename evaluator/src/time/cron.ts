import type { WallTime } from './zone.js';

/** The minutes, hours, dates, months and weekdays (0 is Sunday) a cron line names. */
export interface Cron {
  readonly minutes: ReadonlySet<number>;
  readonly hours: ReadonlySet<number>;
  readonly dates: ReadonlySet<number>;
  readonly months: ReadonlySet<number>;
  readonly weekdays: ReadonlySet<number>;
  /** Where both dates and weekdays are limited, either will do. */
  readonly eitherDay: boolean;
}

const PART = /^(?:(\*)|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/;

type Bounds = readonly [low: number, high: number];

/** First, last and step of one part of a field, or null where it is malformed. */
function parsePart(text: string, [low, high]: Bounds): readonly [number, number, number] | null {
  const match = PART.exec(text);
  if (match === null) return null;
  const [, star, first, last, step] = match;
  const end = last ?? (step === undefined ? first : high);
  const [from, to] = star === undefined ? [Number(first), Number(end)] : [low, high];
  const by = Number(step ?? 1);
  return from < low || to > high || from > to || by < 1 ? null : [from, to, by];
}

/** The numbers of one field, or null where it is malformed. */
function parseField(text: string, bounds: Bounds): ReadonlySet<number> | null {
  const numbers = new Set<number>();
  for (const part of text.split(',')) {
    const parsed = parsePart(part, bounds);
    if (parsed === null) return null;
    for (let n = parsed[0]; n <= parsed[1]; n += parsed[2]) numbers.add(n);
  }
  return numbers;
}

const BOUNDS: readonly Bounds[] = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
];

/** A line of five numeric fields, or null where it is malformed. */
export function parseCron(text: string): Cron | null {
  const fields = text.trim().split(/\s+/);
  if (fields.length !== BOUNDS.length) return null;
  const sets = BOUNDS.flatMap((bounds, at) => parseField(fields[at] ?? '', bounds) ?? []);
  const [minutes, hours, dates, months, days] = sets;
  if (!minutes || !hours || !dates || !months || !days) return null;
  const weekdays = new Set([...days].map((day) => day % 7));
  const eitherDay = [fields[2], fields[4]].every((field) => field?.startsWith('*') === false);
  return { minutes, hours, dates, months, weekdays, eitherDay };
}

/** Whether the line names this minute. */
export function isNamed(cron: Cron, { month, date, weekday, minute }: WallTime): boolean {
  const onDate = cron.dates.has(date);
  const onWeekday = cron.weekdays.has(weekday % 7);
  return (
    cron.minutes.has(minute % 60) &&
    cron.hours.has(Math.floor(minute / 60)) &&
    cron.months.has(month) &&
    (cron.eitherDay ? onDate || onWeekday : onDate && onWeekday)
  );
}
