import { createEvaluator, memorySource } from '@sluice/evaluator';
import type { Sink, Source } from '@sluice/evaluator';
import { quantile } from './measure.js';
import { many } from './workloads.js';

const timed = (run: () => unknown): number => {
  const started = performance.now();
  run();
  return performance.now() - started;
};

/** W6: loading ten thousand flags, over parsing their text alone; warm. */
export function loading(): number {
  const flags = Object.fromEntries(many.map((flag) => [flag.key, JSON.stringify(flag)]));
  const texts = Object.values(flags);
  const source = memorySource({ flags: {} });
  const parse = (): unknown => texts.map((text) => JSON.parse(text) as unknown);
  const load = (): unknown => createEvaluator({ source, bootstrap: { flags } });
  const ratio = (): number => {
    const base = timed(parse);
    return timed(load) / base;
  };
  for (let i = 0; i < 3; i++) ratio();
  return quantile(Array.from({ length: 9 }, ratio), 0.5);
}

/** One changed flag among ten thousand, told to a listener: how long the event loop is held up, in ms, p50 and p99. */
export async function updating(): Promise<readonly [p50: number, p99: number]> {
  let sink: Sink | undefined;
  const source: Source = { start: (to) => (sink = to), close: () => Promise.resolve() };
  const flags = createEvaluator({ source });
  let told = 0;
  flags.on('configurationChanged', (keys) => (told = keys.length));
  const records = many.map((record) => ({ kind: 'flag' as const, key: record.key, record }));
  await sink?.snapshot({ generation: 'g', revision: 0, records, kept: [], askedAt: performance.now() });
  const pinned = flags.snapshot();
  const times: number[] = [];
  for (let revision = 1; revision <= 2_000; revision++) {
    const flag = many[revision % many.length];
    const write = {
      kind: 'flag' as const,
      key: flag?.key ?? '',
      record: JSON.stringify({ ...flag, version: revision + 1 }),
    };
    times.push(timed(() => sink?.entry({ generation: 'g', revision, writes: [write] })));
  }
  if (told !== 1) throw new RangeError('one change was not told as one');
  if (pinned.details('flag-1').version !== 1) throw new RangeError('a pinned view changed');
  return [quantile(times, 0.5), quantile(times, 0.99)];
}
