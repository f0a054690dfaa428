import { useEffect, useState } from 'react';
import { ago, countdown, localTime, utcTime } from '../model/time.js';

/** The present, in milliseconds since the epoch, again every `everyMs`. */
export function useNow(everyMs: number): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [everyMs]);
  return now;
}

interface Props {
  /** RFC 3339. */
  readonly at: string;
}

/** `4 min ago`; both zones on hover. */
export function Ago({ at }: Props) {
  const now = useNow(15_000);
  return (
    <time dateTime={at} title={`${localTime(at)} · ${utcTime(at)}`} className="whitespace-nowrap">
      {ago(now - Date.parse(at))}
    </time>
  );
}

/** `1:59`, counting down. */
export function Countdown({ at }: Props) {
  const now = useNow(500);
  return (
    <time dateTime={at} role="timer" className="whitespace-nowrap">
      {countdown(Date.parse(at) - now)}
    </time>
  );
}

/** Local time and UTC, one below the other. */
export function BothZones({ at }: Props) {
  return (
    <time dateTime={at} className="inline-flex flex-col">
      <span>{localTime(at)}</span>
      <span className="text-quiet">{utcTime(at)}</span>
    </time>
  );
}
