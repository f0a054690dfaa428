/** Decisions, each timed by itself, while ten thousand flags are taken in, and with nothing beside them. */
import { createEvaluator } from '@sluice/evaluator';
import type { Evaluator, Sink, Source, SourceSnapshot } from '@sluice/evaluator';
import { median, quantile } from './measure.js';
import { contexts } from './contexts.js';
import { many } from './workloads.js';

const INTAKES = 7;
/** About as much deciding as taking in. */
const IN_A_TURN = 500;
const LATE = 0.999;

const nextTurn = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

/** Rotates over all flags and contexts, and keeps how long each answer took, without garbage of its own. */
class Asking {
  readonly #flags: Evaluator;
  readonly #times = new Float64Array(4_000_000);
  #asked = 0;

  constructor(flags: Evaluator) {
    this.#flags = flags;
  }

  get asked(): number {
    return this.#asked;
  }

  ask(count: number): void {
    for (let i = 0; i < count; i++) {
      const key = many[this.#asked % many.length]?.key ?? '';
      const context = contexts[this.#asked % contexts.length] as never;
      const started = performance.now();
      this.#flags.string(key, context, 'x');
      this.#times[this.#asked++ % this.#times.length] = performance.now() - started;
    }
  }

  /** Asks until `isDone`, then every flag once more; so the first answers of new records count too. */
  async until(isDone: () => boolean): Promise<number> {
    this.#asked = 0;
    while (!isDone()) {
      this.ask(IN_A_TURN);
      await nextTurn();
    }
    this.ask(many.length);
    return quantile([...this.#times.subarray(0, this.#asked)], LATE);
  }
}

/** The same flags as another revision, without heads to know them by: all are read anew. */
const snapshotOf = (revision: number): SourceSnapshot => {
  const records = many.map((flag) => ({
    kind: 'flag' as const,
    key: flag.key,
    record: JSON.stringify({ ...flag, version: revision }),
  }));
  return { generation: 'g', revision, records, kept: [], askedAt: performance.now() };
};

async function beside(asking: Asking, work: () => Promise<unknown>): Promise<number> {
  const working = { isDone: false };
  void work().finally(() => (working.isDone = true));
  return asking.until(() => working.isDone);
}

/** p99.9 of a decision in ms, the median of several: while a snapshot is taken in, and of as many with nothing beside them. */
export async function intake(): Promise<readonly [during: number, alone: number]> {
  let sink: Sink | undefined;
  const source: Source = { start: (to) => (sink = to), close: () => Promise.resolve() };
  const flags = createEvaluator({ source });
  await sink?.snapshot(snapshotOf(1));
  const asking = new Asking(flags);
  asking.ask(10 * many.length);
  const during: number[] = [];
  const alone: number[] = [];
  for (let revision = 2; revision < INTAKES + 2; revision++) {
    const snapshot = snapshotOf(revision);
    during.push(await beside(asking, async () => sink?.snapshot(snapshot)));
    const { asked } = asking;
    alone.push(await asking.until(() => asking.asked >= asked - many.length));
  }
  return [median(during), median(alone)];
}
