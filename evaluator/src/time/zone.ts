const formats = new Map<string, Intl.DateTimeFormat | null>();

/** Tells a zone's offset, or null where this runtime does not know the zone. Kept: making one takes long. */
function formatOf(timeZone: string): Intl.DateTimeFormat | null {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  let format = null;
  try {
    format = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'longOffset' });
  } catch {
    // No zone of that name.
  }
  formats.set(timeZone, format);
  return format;
}

export const isZone = (zone: string): boolean => formatOf(zone) !== null;

/** What a clock on the wall shows at an instant; to be read as UTC. */
export function wallTime(instant: number, zone: string): Date {
  const [offset = 'Z'] = /[+-]\d.*/.exec(formatOf(zone)?.format(instant) ?? '') ?? [];
  return new Date(instant - Date.parse(`1970-01-01T00:00${offset}`));
}
