/** Whether a line names the minute that a clock shows; its time is read as UTC. */
export type Names = (shown: Date) => boolean;

const PART = /^(?:\*|(\d{1,2})(?:-(\d{1,2}))?)(?:\/(\d{1,2}))?$/;

/** Least and most of minute, hour, date, month and weekday (0 and 7 are Sunday). */
const BOUNDS = [
  [0, 59],
  [0, 23],
  [1, 31],
  [1, 12],
  [0, 7],
] as const;

/** The numbers of one field; none where it is malformed. */
function numbersOf(text: string, [low, high]: readonly [number, number]): ReadonlySet<number> {
  const numbers = new Set<number>();
  for (const part of text.split(',')) {
    const [found, first, last, step] = PART.exec(part) ?? [];
    const from = Number(first ?? low);
    const to = Number(last ?? (step === undefined ? (first ?? high) : high));
    const by = Number(step ?? 1);
    if (found === undefined || from < low || to > high || from > to || by < 1) return new Set();
    for (let n = from; n <= to; n += by) numbers.add(n);
  }
  return numbers;
}

/** Reads a line of five numeric fields; null where it is malformed. */
export function parseCron(text: string): Names | null {
  const fields = text.trim().split(/\s+/);
  const sets = BOUNDS.map((bounds, at) => numbersOf(fields[at] ?? '', bounds));
  if (fields.length !== BOUNDS.length || sets.some(({ size }) => size === 0)) return null;
  const has = (at: number, n: number): boolean => sets[at]?.has(n) === true;
  /** Where both dates and weekdays are limited, either will do. */
  const isEither = [fields[2], fields[4]].every((field) => field?.startsWith('*') === false);
  return (shown) => {
    const onDate = has(2, shown.getUTCDate());
    const weekday = shown.getUTCDay();
    const onWeekday = has(4, weekday) || (weekday === 0 && has(4, 7));
    return (
      has(0, shown.getUTCMinutes()) &&
      has(1, shown.getUTCHours()) &&
      has(3, shown.getUTCMonth() + 1) &&
      (isEither ? onDate || onWeekday : onDate && onWeekday)
    );
  };
}
