import type { EventBody } from '../../http/wire/event.js';

/** Whether events arrive. `lost` shows the banner. */
export type Connection = 'opening' | 'live' | 'lost';

export interface Listener {
  onConnection(now: Connection): void;
  onEvent(event: EventBody): void;
  /** Something may have been missed that no event will tell: look at everything again. */
  onReset(): void;
}

/** How long until the next attempt after the server went away, in milliseconds. */
const AGAIN_MS = 500;

/** The server speaks every 10 s; after this much silence the line is dead, whatever the browser thinks of it. */
const SILENCE_MS = 22_000;

/**
 * Follows the ledger. After a break it goes on behind the last row it saw, so nothing is missed; a browser gives up
 * by itself where the server answers with an error, so each attempt is ours.
 */
export function follow(listener: Listener): () => void {
  let last: string | null = null;
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const heard = (): void => {
    clearTimeout(timer);
    timer = setTimeout(again, SILENCE_MS);
  };

  const connect = (): void => {
    source = new EventSource(last === null ? '/api/v1/events' : `/api/v1/events?after=${last}`);
    heard();
    for (const name of ['hello', 'reset', 'ledger', 'still']) source.addEventListener(name, heard);
    source.addEventListener('hello', (event) => {
      last ??= event.lastEventId;
      listener.onConnection('live');
      // What was read before the stream was open, or while it was lost, may be older than its next row.
      listener.onReset();
    });
    source.addEventListener('reset', (event) => {
      last = event.lastEventId;
      listener.onReset();
    });
    source.addEventListener('ledger', (event) => {
      last = event.lastEventId;
      listener.onEvent(JSON.parse(event.data as string) as EventBody);
    });
    source.addEventListener('error', again);
  };

  const again = (): void => {
    source?.close();
    listener.onConnection('lost');
    clearTimeout(timer);
    timer = setTimeout(connect, AGAIN_MS);
  };

  connect();
  return () => {
    source?.close();
    clearTimeout(timer);
  };
}
