const FORM = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?(?:Z|([+-])(\d\d):(\d\d))$/;

/** Milliseconds since the epoch of `YYYY-MM-DDTHH:MM[:SS[.f]]` with Z or an offset; NaN for anything else. */
export function parseInstant(text: string): number {
  const match = FORM.exec(text);
  if (match === null) return NaN;
  const part = (at: number): number => Number(match[at] ?? 0);
  const milliseconds = Math.trunc(Number(`0.${match[7] ?? 0}`) * 1000);
  const day = Date.UTC(part(1), part(2) - 1, part(3));
  if (!isRealDay(day, part(2), part(3)) || part(4) > 23 || part(5) > 59 || part(6) > 59) return NaN;
  if (part(9) > 23 || part(10) > 59) return NaN;
  const offset = (part(9) * 60 + part(10)) * (match[8] === '-' ? -60_000 : 60_000);
  return day + ((part(4) * 60 + part(5)) * 60 + part(6)) * 1000 + milliseconds - offset;
}

/** The thirtieth of February would roll over into March. */
const isRealDay = (day: number, month: number, date: number): boolean => {
  const real = new Date(day);
  return real.getUTCMonth() === month - 1 && real.getUTCDate() === date;
};
