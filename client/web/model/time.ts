const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** `4:59`, `1:02:03`, `3 d 4 h`: how long until something happens; `now` where it is due. */
export function countdown(ms: number): string {
  if (ms <= 0) return 'now';
  const seconds = Math.ceil(ms / SECOND);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  if (h >= 48) return `${Math.floor(h / 24)} d ${h % 24} h`;
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** `just now`, `4 min ago`, `3 h ago`, `5 d ago`; ahead of us `in 4 min`. */
export function ago(ms: number): string {
  const distance = Math.abs(ms);
  if (distance < 10 * SECOND) return 'just now';
  const text = roughly(distance);
  return ms < 0 ? `in ${text}` : `${text} ago`;
}

/** `45 s`, `4 min`, `3 h`, `5 d`. */
export function roughly(ms: number): string {
  if (ms < MINUTE) return `${Math.round(ms / SECOND)} s`;
  if (ms < HOUR) return `${Math.round(ms / MINUTE)} min`;
  return ms < 2 * DAY ? `${Math.round(ms / HOUR)} h` : `${Math.round(ms / DAY)} d`;
}

const two = (n: number): string => String(n).padStart(2, '0');

/** `21 Nov 2026, 14:30 CET`: local time with its zone. */
export const localTime = (iso: string): string =>
  new Date(iso).toLocaleString('en-GB', {
    ...{ day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' },
    timeZoneName: 'short',
  });

/** `2026-11-21 13:30 UTC`: the same for everybody. */
export const utcTime = (iso: string): string =>
  `${new Date(iso).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
