import type { EventBody } from '../../http/wire/event.js';
import { createConnection, type Connection } from './connection.js';
import { openStream, type Stream, type StreamNews } from './stream.js';

export interface Listener {
  onConnection(now: Connection): void;
  onEvent(event: EventBody): void;
  /** Something may have been missed that no event will tell: look at everything again. */
  onReset(): void;
  /** This tab asked for the stream and did not get it; the session may be over. */
  onFailed(): void;
}

/** What tabs tell each other: the news of the stream, and what concerns the tabs alone. */
export type Message =
  | StreamNews
  /** A tab came, and asks where things stand. */
  | { readonly kind: 'joined' }
  /** The answer to that, where the stream is open. */
  | { readonly kind: 'live'; readonly last: string }
  /** It is time to try once more. Hidden tabs count slowly, so any tab may say so. */
  | { readonly kind: 'again' };

export interface Tab {
  hear(message: Message): void;
  /** Has the stream from now on, for all. */
  lead(): void;
  leave(): void;
}

/** One tab among those of a browser; `post` reaches all others. */
export function createTab(listener: Listener, post: (message: Message) => void): Tab {
  let last: string | null = null;
  let stream: Stream | null = null;

  const say = (message: Message): void => {
    post(message);
    hear(message);
  };
  const connection = createConnection({
    onConnection: (now) => listener.onConnection(now),
    onAgain: () => say({ kind: 'again' }),
  });
  const live = (): void => {
    connection.become('live');
    listener.onReset();
  };
  const found = (): void => {
    if (connection.now() !== 'live') live();
  };
  const lost = (): void => {
    connection.become('lost');
    if (stream !== null) listener.onFailed();
  };
  const answer = (): void => {
    if (stream === null || connection.now() === 'opening') return;
    post(connection.now() === 'live' && last !== null ? { kind: 'live', last } : { kind: 'lost' });
  };
  const hear = (message: Message): void => {
    if ('last' in message) last = message.last;
    if (message.kind === 'open') live();
    else if (message.kind === 'live') found();
    else if (message.kind === 'event') listener.onEvent(message.event);
    else if (message.kind === 'reset') listener.onReset();
    else if (message.kind === 'lost') lost();
    else if (message.kind === 'again') stream?.again();
    else answer();
  };
  return {
    hear,
    lead: () => void (stream = openStream(last, say)),
    leave: () => {
      connection.end();
      stream?.close();
    },
  };
}
