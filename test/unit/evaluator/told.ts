import type { Sink, Source, SourceSnapshot } from '@sluice/evaluator';
import { flag } from './records.js';

export const on = { serve: { variant: 'on' } } as const;
export const bootstrap = { flags: { 'new-checkout': flag(on) } };

/** A source that is told what to deliver. */
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
    const records = [{ kind: 'flag', key: 'new-checkout', record: flag(on) }] as const;
    const whole = { generation: 'g', revision: 1, records, kept: [], askedAt: performance.now(), ...parts };
    return this.sink?.snapshot(whole) ?? Promise.resolve(false);
  }
}
