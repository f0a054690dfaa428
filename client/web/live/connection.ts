import type { EventBody } from '../../http/wire/event.js';
import { createClock } from './clock.js';
import { AGAIN_MS, type StreamNews } from './stream.js';

/** Whether events arrive. `lost` shows the banner. */
export type Connection = 'opening' | 'live' | 'lost';

export interface Listener {
  onConnection(now: Connection): void;
  onEvent(event: EventBody): void;
  /** Something may have been missed that no event will tell: look at everything again. */
  onReset(): void;
  /** This tab asked for the stream and did not get it; the session may be over. */
  onFailed(): void;
}

export interface ConnectionState {
  readonly now: () => Connection;
  /** Passes on what happens on the stream, wherever that is open; `live` says that it was open before this tab came. */
  take(news: StreamNews | { readonly kind: 'live' }): void;
  /** Stops the clock. */
  end(): void;
}

/** What a tab knows of the stream; while it is lost, `onAgain` says when to try once more. */
export function createConnection(listener: Listener, onAgain: () => void): ConnectionState {
  let now: Connection = 'opening';
  const clock = createClock(AGAIN_MS, onAgain);
  const become = (next: Connection): void => {
    if (next === 'lost') clock.wind();
    else clock.stop();
    if (next !== now) listener.onConnection(next);
    now = next;
  };
  const open = (): void => {
    become('live');
    listener.onReset();
  };
  return {
    now: () => now,
    take: (news) => {
      if (news.kind === 'event') listener.onEvent(news.event);
      else if (news.kind === 'reset') listener.onReset();
      else if (news.kind === 'lost') become('lost');
      else if (news.kind === 'open' || now !== 'live') open();
    },
    end: () => clock.stop(),
  };
}
