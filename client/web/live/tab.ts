import { createClock } from './clock.js';
import { createConnection, type Connection, type Listener } from './connection.js';
import { openStream, type Stream, type StreamNews } from './stream.js';

/** What tabs tell each other: the news of the stream, and what concerns the tabs alone. */
export type Message =
  | StreamNews
  | Answer
  /** A tab came, or is looked at again, and asks where things stand. */
  | { readonly kind: 'asked' }
  /** It is time to try once more. Hidden tabs count slowly, so any tab may say so. */
  | { readonly kind: 'again' };

/** The answers to that, besides `lost`: the stream is open, or about to be. */
type Answer = { readonly kind: 'live'; readonly last: string } | { readonly kind: 'opening' };

export interface Tab {
  hear(message: Message): void;
  /** Asks the others where things stand. */
  ask(): void;
  /** Has the stream from now on, for all. */
  lead(): void;
  /** Another tab has it. */
  rest(): void;
  leave(): void;
}

interface Parts {
  readonly listener: Listener;
  /** Reaches all other tabs. */
  readonly post: (message: Message) => void;
  /** It asked, and no tab with a stream answered. */
  readonly onSilence: () => void;
}

/** How long a tab that is awake may take to answer, in milliseconds. */
const ANSWER_MS = 2_000;

/** One tab among those of a browser. */
export function createTab({ listener, post, onSilence }: Parts): Tab {
  let last: string | null = null;
  let stream: Stream | null = null;
  const silence = createClock(ANSWER_MS, onSilence);

  const say = (message: Message): void => {
    post(message);
    hear(message);
  };
  const connection = createConnection(listener, () => say({ kind: 'again' }));
  const answer = (): void => {
    if (stream !== null) post(answerAt(connection.now(), last));
  };
  /** From the tab that has the stream. */
  const take = (message: StreamNews | Answer): void => {
    silence.stop();
    if ('last' in message) last = message.last;
    if (message.kind !== 'opening') connection.take(message);
    if (message.kind === 'lost' && stream !== null) listener.onFailed();
  };
  const hear = (message: Message): void => {
    if (message.kind === 'asked') answer();
    else if (message.kind === 'again') stream?.again();
    else take(message);
  };
  const rest = (): void => {
    stream?.close();
    stream = null;
  };
  return {
    hear,
    ask: () => {
      if (stream !== null) return;
      silence.wind();
      post({ kind: 'asked' });
    },
    lead: () => {
      silence.stop();
      rest();
      stream = openStream(last, say);
    },
    rest,
    leave: () => {
      silence.stop();
      connection.end();
      rest();
    },
  };
}

const answerAt = (now: Connection, last: string | null): Message =>
  now === 'live' && last !== null ? { kind: now, last } : { kind: now === 'lost' ? now : 'opening' };
