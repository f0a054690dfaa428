import { createEvaluator } from '@sluice/evaluator';
import type { Context, Decision, Evaluator, Flag, Segment, Source } from '@sluice/evaluator';

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
