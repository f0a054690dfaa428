import { recordsOf } from './bootstrap.js';
import { elapsed, later } from './host.js';
import type { Bootstrap } from './options.js';
import type { Sink, Source } from './source.js';

/** A source in memory, for tests and for apps that get their flags elsewhere. */
export interface MemorySource extends Source {
  /** Replaces all records as one revision; settles when they serve. */
  replace(records: Bootstrap): Promise<void>;
}

/** So often it says that it is current, well within what counts as stale. */
const CURRENT_EVERY_MS = 10_000;

/** Serves the given records, current at all times. Records that are not understood are kept aside like any others. */
export function memorySource(initial: Bootstrap): MemorySource {
  /** Another one than that of any file written by an earlier process, which is older whatever its revision. */
  const generation = `memory-${Math.random().toString(36).slice(2)}`;
  let sink: Sink | undefined;
  let revision = 0;
  let latest = initial;
  const deliver = async (): Promise<void> => {
    revision++;
    const snapshot = {
      generation,
      revision,
      records: recordsOf(latest),
      kept: [],
      askedAt: elapsed(),
    };
    await sink?.snapshot(snapshot);
  };
  let cancel = (): void => undefined;
  const stayCurrent = (): void => {
    cancel = later(() => {
      if (sink?.position()?.revision === revision) sink.current(elapsed());
      stayCurrent();
    }, CURRENT_EVERY_MS);
  };
  return {
    start: (to) => {
      sink = to;
      void deliver();
      stayCurrent();
    },
    replace: (records) => {
      latest = records;
      return deliver();
    },
    close: () => {
      cancel();
      return Promise.resolve();
    },
  };
}
