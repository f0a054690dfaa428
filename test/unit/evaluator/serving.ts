import { createEvaluator } from '@sluice/evaluator';
import type {
  Context,
  Decision,
  Evaluator,
  Flag,
  Segment,
  Sink,
  Source,
  SourceSnapshot,
} from '@sluice/evaluator';
import { flag } from './records.js';

/** A source that never delivers; what serves is the bootstrap. */
export const silent: Source = { start: () => undefined, close: () => Promise.resolve() };

interface Records {
  readonly flags: readonly Flag[];
  readonly segments?: readonly Segment[];
  readonly now?: () => number;
}

const byKey = (records: readonly { readonly key: string }[]): { [key: string]: unknown } =>
  Object.fromEntries(records.map((record) => [record.key, record]));

/** An evaluator over the given records. */
export function serving({ flags, segments = [], now }: Records): Evaluator {
  const bootstrap = { flags: byKey(flags), segments: byKey(segments) };
  return createEvaluator({ source: silent, bootstrap, ...(now && { now }) });
}

/** What the first of the given flags answers. */
export function answer(flags: Flag | readonly Flag[], context?: Context): Decision {
  const all = 'key' in flags ? [flags] : flags;
  return serving({ flags: all }).details(all[0]?.key ?? '', context);
}

/** A source that is told what to deliver; by default a flag that is on. */
export class Told implements Source {
  sink: Sink | undefined;
  closed = 0;

  start(sink: Sink): void {
    this.sink = sink;
  }

  close(): Promise<void> {
    this.closed++;
    return Promise.resolve();
  }

  deliver(parts: Partial<SourceSnapshot> = {}): Promise<boolean> {
    const records = [
      { kind: 'flag', key: 'new-checkout', record: flag({ serve: { variant: 'on' } }) },
    ] as const;
    const whole = { generation: 'g', revision: 1, records, kept: [], askedAt: performance.now(), ...parts };
    return this.sink?.snapshot(whole) ?? Promise.resolve(false);
  }
}
