import type { Sink } from '../source.js';

/** The same sink, telling whenever it took something in. */
export const observed = (sink: Sink, changed: () => void): Sink => ({
  position: () => sink.position(),
  head: (name) => sink.head(name),
  served: () => sink.served(),
  current: (at) => {
    sink.current(at);
  },
  failed: (error) => {
    sink.failed(error);
  },
  tooNew: (format) => {
    sink.tooNew(format);
  },
  snapshot: async (snapshot) => {
    const isTaken = await sink.snapshot(snapshot);
    if (isTaken) changed();
    return isTaken;
  },
  entry: (entry) => {
    const result = sink.entry(entry);
    if (result === 'applied') changed();
    return result;
  },
});
