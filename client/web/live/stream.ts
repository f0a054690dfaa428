import type { EventBody } from '../../http/wire/event.js';
import { createClock } from './clock.js';

/** What happens on the stream. `last` is the number of the last row seen. */
export type StreamNews =
  /** It is open: what was read before may be older than its next row. */
  | { readonly kind: 'open'; readonly last: string }
  | { readonly kind: 'event'; readonly last: string; readonly event: EventBody }
  /** Rows were missed that no event will tell. */
  | { readonly kind: 'reset'; readonly last: string }
  | { readonly kind: 'lost' };

export interface Stream {
  /** Tries again where it is lost. */
  again(): void;
  close(): void;
}

/** How long until the next attempt after the server went away, in milliseconds. */
export const AGAIN_MS = 500;

/** The server speaks every 10 s; after this much silence the line is dead, whatever the browser thinks of it. */
const SILENCE_MS = 22_000;

/**
 * Follows the ledger behind the row `last`, or from now on. A browser gives up by itself where the server answers with
 * an error, so each attempt is asked for.
 */
export function openStream(last: string | null, tell: (news: StreamNews) => void): Stream {
  let seen = last;
  let source: EventSource | null = null;
  let triedAtMs = 0;

  const silence = createClock(SILENCE_MS, () => lose());

  const connect = (): void => {
    triedAtMs = performance.now();
    silence.wind();
    source = new EventSource(seen === null ? '/api/v1/events' : `/api/v1/events?after=${seen}`);
    const on = (type: string, newsOf: (at: string, data: string) => StreamNews): void =>
      source?.addEventListener(type, ({ lastEventId, data }: MessageEvent<string>) => {
        silence.wind();
        seen = lastEventId;
        tell(newsOf(lastEventId, data));
      });
    on('hello', (at) => ({ kind: 'open', last: at }));
    on('reset', (at) => ({ kind: 'reset', last: at }));
    on('ledger', (at, data) => ({ kind: 'event', last: at, event: JSON.parse(data) as EventBody }));
    source.addEventListener('still', () => silence.wind());
    source.addEventListener('error', lose);
  };

  const lose = (): void => {
    silence.stop();
    source?.close();
    source = null;
    tell({ kind: 'lost' });
  };

  connect();
  return {
    // Many tabs ask at once, and one attempt serves all of them.
    again: () => {
      if (source === null && performance.now() - triedAtMs > AGAIN_MS / 2) connect();
    },
    close: () => {
      silence.stop();
      source?.close();
    },
  };
}
