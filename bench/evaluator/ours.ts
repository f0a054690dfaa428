import { createEvaluator } from '@sluice/evaluator';
import type { Evaluator, Flag, Segment, Source } from '@sluice/evaluator';
import type { Asked } from './peers/peer.js';
import type { Workload } from './workloads.js';

/** Delivers nothing: what is timed is deciding. */
const silent: Source = { start: () => undefined, close: () => Promise.resolve() };

const byKey = (records: readonly { readonly key: string }[]): Record<string, unknown> =>
  Object.fromEntries(records.map((record) => [record.key, record]));

export const evaluatorOf = (flags: readonly Flag[], segments: readonly Segment[] = []): Evaluator =>
  createEvaluator({ source: silent, bootstrap: { flags: byKey(flags), segments: byKey(segments) } });

export function ours({ flags, segments }: Workload): Asked {
  const evaluator = evaluatorOf(flags, segments);
  return {
    boolean: (key, context) => evaluator.boolean(key, context, false),
    string: (key, context) => evaluator.string(key, context, 'x'),
  };
}
