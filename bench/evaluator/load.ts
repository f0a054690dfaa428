import { createEvaluator, memorySource } from '@sluice/evaluator';
import type { Sink, Source } from '@sluice/evaluator';
import { median, quantile } from './measure.js';
import type { Peer } from './peers/peer.js';
import { many } from './workloads.js';

const timed = (run: () => unknown): number => {
  const started = performance.now();
  run();
  return performance.now() - started;
};

async function settled(run: () => unknown): Promise<number> {
  const started = performance.now();
  await run();
  return performance.now() - started;
}

/** Some peers take seconds each time. */
const LOADS = { own: { warm: 2, timed: 7 }, peer: { warm: 1, timed: 3 } };

interface Load {
  readonly texts: readonly string[];
  readonly load: () => unknown;
}

function ourLoad(): Load {
  const flags = Object.fromEntries(many.map((flag) => [flag.key, JSON.stringify(flag)]));
  const source = memorySource({ flags: {} });
  return { texts: Object.values(flags), load: () => createEvaluator({ source, bootstrap: { flags } }) };
}

function peerLoad(peer: Peer): Load {
  const text = peer.text(new Map(many.map(({ key }) => [key, 'W3'])));
  return { texts: [text], load: () => peer.load(text) };
}

/** W6: loading ten thousand flags, over parsing their text alone; warm. */
export async function loading(peer: Peer | undefined): Promise<number> {
  const { texts, load } = peer === undefined ? ourLoad() : peerLoad(peer);
  const ratio = async (): Promise<number> => {
    const base = timed(() => texts.map((text) => JSON.parse(text) as unknown));
    return (await settled(load)) / base;
  };
  const { warm, timed: times } = peer === undefined ? LOADS.own : LOADS.peer;
  for (let i = 0; i < warm; i++) await ratio();
  const ratios: number[] = [];
  for (let i = 0; i < times; i++) ratios.push(await ratio());
  return median(ratios);
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

/** Heap of ten thousand flags, in MB: loaded, and with every flag asked once. Needs --expose-gc. */
export function heap(): readonly [loaded: number, compiled: number] {
  const used = (): number => {
    globalThis.gc?.();
    return process.memoryUsage().heapUsed / 2 ** 20;
  };
  const texts = many.map((flag) => JSON.stringify(flag));
  const before = used();
  const flags = Object.fromEntries(many.map(({ key }, n) => [key, texts[n]]));
  const evaluator = createEvaluator({ source: memorySource({ flags: {} }), bootstrap: { flags } });
  const loaded = used() - before;
  evaluator.all({ targetingKey: 'u', role: 'member' });
  return [loaded, used() - before];
}
