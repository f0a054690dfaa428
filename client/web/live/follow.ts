import type { Listener } from './connection.js';
import { createTab, type Message, type Tab } from './tab.js';

const NAME = 'sluice.live';

/**
 * Follows the ledger by one stream for all tabs of a browser: a host has few connections, and each tab of its own would
 * keep one. The tab that holds the lock has the stream and tells the others. When it goes, however it goes, the browser
 * gives the lock to the next, which goes on behind the last row it heard of, and all look again: nothing is missed.
 */
export function follow(listener: Listener): () => void {
  const channel = new BroadcastChannel(NAME);
  const left = new AbortController();
  const tab = createTab({
    ...{ listener, post: (message: Message) => channel.postMessage(message) },
    onSilence: () => turns.take(),
  });
  const turns = createTurns(tab, left.signal);
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => tab.hear(data));
  turns.wait();
  // A browser puts tabs to sleep, also the one that has the stream; whoever is looked at makes sure.
  const look = (): void => {
    if (document.visibilityState === 'visible') tab.ask();
  };
  tab.ask();
  document.addEventListener('visibilitychange', look, { signal: left.signal });
  return () => {
    left.abort();
    tab.leave();
    channel.close();
  };
}

interface Turns {
  /** Has the stream once nobody before it does. */
  wait(): void;
  /** Has it now. */
  take(): void;
}

function createTurns(tab: Tab, left: AbortSignal): Turns {
  let waiting = new AbortController();
  left.addEventListener('abort', () => waiting.abort());
  const hold = (): Promise<void> => {
    tab.lead();
    return new Promise((done) => left.addEventListener('abort', () => done()));
  };
  const request = (options: LockOptions): void => {
    navigator.locks.request(NAME, options, hold).catch(() => {
      // It left, or took the lock while it waited for it; else another tab took the lock from it.
      if (left.aborted || options.signal?.aborted === true) return;
      tab.rest();
      wait();
    });
  };
  const wait = (): void => {
    waiting = new AbortController();
    request({ signal: waiting.signal });
  };
  const take = (): void => {
    waiting.abort();
    request({ steal: true });
  };
  return { wait, take };
}
