const number = 'numeric';
const FIELDS = {
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  hourCycle: 'h23',
  calendar: 'gregory',
} as const;
const formats = new Map<string, Intl.DateTimeFormat | null>();

/** The format of a zone, or null where this runtime does not know it. Kept: making one takes long. */
function formatOf(timeZone: string): Intl.DateTimeFormat | null {
  let format = formats.get(timeZone);
  if (format === undefined) {
    format = makeFormat(timeZone);
    formats.set(timeZone, format);
  }
  return format;
}

function makeFormat(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat('en-US', { ...FIELDS, timeZone });
  } catch {
    return null;
  }
}

export const isZone = (zone: string): boolean => formatOf(zone) !== null;

const MINUTE_MS = 60_000;

/** What a clock on the wall shows at an instant, to the minute; to be read as UTC. */
export function wallTime(instant: number, zone: string): Date {
  const format = zone === 'UTC' ? null : formatOf(zone);
  if (format === null) return new Date(Math.floor(instant / MINUTE_MS) * MINUTE_MS);
  const parts = format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]);
  const { year, month, day, hour, minute } = Object.fromEntries(parts) as { readonly [type: string]: number };
  return new Date(Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute));
}
