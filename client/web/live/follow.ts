import { createTab, type Listener, type Message } from './tab.js';

const NAME = 'sluice.live';

/**
 * Follows the ledger by one stream for all tabs of a browser: a host has few connections, and each tab of its own would
 * keep one. The tab that holds the lock has the stream and tells the others. When it goes, however it goes, the browser
 * gives the lock to the next, which goes on behind the last row it heard of, and all look again: nothing is missed.
 */
export function follow(listener: Listener): () => void {
  const channel = new BroadcastChannel(NAME);
  const tab = createTab(listener, (message) => channel.postMessage(message));
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => tab.hear(data));
  channel.postMessage({ kind: 'joined' } satisfies Message);
  const left = new AbortController();
  const lead = (): Promise<void> => {
    tab.lead();
    return new Promise((done) => left.signal.addEventListener('abort', () => done()));
  };
  // Whoever leaves before their turn is rejected, and needs no telling.
  navigator.locks.request(NAME, { signal: left.signal }, lead).catch(() => undefined);
  return () => {
    left.abort();
    tab.leave();
    channel.close();
  };
}
