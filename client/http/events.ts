import type { Context, Hono } from 'hono';
import type { LedgerEntry } from '../../domain/ledger/entry.js';
import type { Events } from '../sdk/events.js';
import { invalid } from '../sdk/failure.js';
import type { Authenticate } from './auth/authenticate.js';
import { eventBody } from './wire/event.js';

export interface EventDeps {
  readonly events: Events;
  readonly authenticate: Authenticate;
  /** Ends every stream: an open one would keep the server from closing. */
  readonly closing: AbortSignal;
}

/** Whoever was away for more rows than this is told to look at everything again. */
const MOST_MISSED = 2_000;

/**
 * `GET /events`: the ledger as server-sent events, its row numbers as ids. `Last-Event-ID`, or `after` where a
 * program opens the stream itself, goes on behind the last row seen.
 */
export function mountEvents(api: Hono, deps: EventDeps): void {
  api.get('/events', async (c) => {
    const stillIn = () => deps.authenticate(c.req);
    await stillIn();
    const [head, seen] = [await deps.events.head(), lastSeen(c)];
    const missed = seen !== null && (seen > head || head - seen > MOST_MISSED);
    const start = seen === null || missed ? head : seen;
    const signal = AbortSignal.any([deps.closing, c.req.raw.signal]);
    const body = stream(deps.events, { start, greeting: greeting(start, missed), stillIn, signal });
    return new Response(body, {
      headers: { 'content-type': 'text/event-stream', 'x-accel-buffering': 'no' },
    });
  });
}

function lastSeen(c: Context): number | null {
  const text = c.req.header('last-event-id') ?? c.req.query('after');
  if (text === undefined || text === '') return null;
  if (/^\d{1,15}$/.test(text)) return Number(text);
  throw invalid([{ pointer: '/query/after', code: 'BAD_EVENT_ID', detail: 'is no id of an event' }]);
}

const greeting = (start: number, missed: boolean): string =>
  message('hello', start, {}) + (missed ? message('reset', start, {}) : '');

interface Stream {
  /** The row to go on behind. */
  readonly start: number;
  readonly greeting: string;
  /** Rejects where the session is over. */
  readonly stillIn: () => Promise<unknown>;
  readonly signal: AbortSignal;
}

function stream(events: Events, of: Stream): ReadableStream<Uint8Array> {
  const left = new AbortController();
  const batches = events.follow(of.start, AbortSignal.any([of.signal, left.signal]));
  const encoder = new TextEncoder();
  const stillIn = nowAndThen(of.stillIn);
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(of.greeting)),
    pull: async (controller) => {
      const text = await nextText(batches, stillIn);
      if (text === null) controller.close();
      else controller.enqueue(encoder.encode(text));
    },
    cancel: () => left.abort(),
  });
}

/** How long a session is believed, in milliseconds. */
const BELIEVED_MS = 10_000;

/** The same question, asked again only once its last answer is old: rows may come all the time. */
function nowAndThen(ask: () => Promise<unknown>): () => Promise<void> {
  let askedAtMs = Date.now();
  return async () => {
    if (Date.now() - askedAtMs < BELIEVED_MS) return;
    askedAtMs = Date.now();
    await ask();
  };
}

/** An event, not a comment: pages hear only events, and know by this one that the line is not dead. */
const STILL = 'event: still\ndata: {}\n\n';

/** The next rows as text; null where the stream ends: we close, the store is away, or the session is over. */
async function nextText(
  batches: ReturnType<Events['follow']>,
  stillIn: Stream['stillIn'],
): Promise<string | null> {
  try {
    const { done, value } = await batches.next();
    if (done === true) return null;
    await stillIn();
    return value.length > 0 ? value.map(rowText).join('') : STILL;
  } catch {
    // Whoever follows comes again and is told the reason then.
    return null;
  }
}

const rowText = (entry: LedgerEntry): string => message('ledger', entry.seq, eventBody(entry));

const message = (event: string, id: number, data: object): string =>
  `id: ${id}\nevent: ${event}\ndata: ${JSON.stringify(data)}\n\n`;
