import { bootstrapView } from './bootstrap.js';
import { Decisions } from './decisions.js';
import type { DecidingOptions, FlagMap } from './decisions.js';
import { Events } from './events.js';
import type { EvaluatorEvents, InnerEvents } from './events.js';
import { Follower } from './follow/follower.js';
import type { Box } from './follow/follower.js';
import { Freshness } from './follow/freshness.js';
import { later } from './host.js';
import type { EvaluatorOptions } from './options.js';
import type { Source } from './source.js';
import { Usage } from './usage/usage.js';
import type { Standing, Status } from './status.js';
import { degradedOf } from './view/degraded.js';

/** The records of one revision, for decisions that must agree with each other. */
export interface FlagSnapshot<M extends FlagMap = object> extends Decisions<M> {
  readonly generation: string | undefined;
  readonly revision: number | undefined;
}

interface Parts {
  readonly box: Box;
  readonly deciding: DecidingOptions;
  readonly events: Events;
  readonly freshness: Freshness;
  readonly source: Source;
  readonly usage: Usage | null;
}

const READY_TIMEOUT_MS = 5_000;

/** Answers from memory, and keeps that memory like the store. Made by `createEvaluator`. */
export class Evaluator<M extends FlagMap = object> extends Decisions<M> {
  readonly #parts: Parts;
  #closing: Promise<void> | undefined;

  constructor(parts: Parts) {
    super(parts.box, parts.deciding);
    this.#parts = parts;
  }

  /** Pins the records of this moment; with `at` (ms since the epoch) also the clock. */
  snapshot({ at }: { readonly at?: number } = {}): FlagSnapshot<M> {
    const { box, deciding } = this.#parts;
    const { view } = box;
    const pinned = new Decisions<M>({ view }, at === undefined ? deciding : { ...deciding, clock: () => at });
    return Object.assign(pinned, {
      generation: view?.position.generation,
      revision: view?.position.revision,
    });
  }

  /** Where it stands, cheap enough to be asked with every decision. */
  standing(): Standing {
    const { box, freshness } = this.#parts;
    const position = box.view?.position;
    return { status: freshness.name, generation: position?.generation, revision: position?.revision };
  }

  /** Where it stands, how old that is, and what is wrong with single records. Looks at every record. */
  status(): Status {
    const { box, deciding, freshness } = this.#parts;
    return {
      ...this.standing(),
      ageMs: freshness.ageMs,
      lastError: freshness.lastError,
      degraded: degradedOf(box.view),
      skipped: deciding.tally.skipped,
    };
  }

  /**
   * Waits until the store's records serve. Never rejects: it settles with the status at that moment, or after
   * `timeoutMs` (default 5000), or when the evaluator is closed. Serving from memory or file does not end it.
   */
  ready({ timeoutMs = READY_TIMEOUT_MS }: { readonly timeoutMs?: number } = {}): Promise<Status> {
    const { events, freshness } = this.#parts;
    if (freshness.isSettled) return Promise.resolve(this.status());
    return new Promise((resolve) => {
      const settle = (): void => {
        cancel();
        forget();
        resolve(this.status());
      };
      const forget = events.on('settled', settle);
      const cancel = later(settle, timeoutMs, true);
    });
  }

  /** Calls `listener` at each such event, right after the records were exchanged; the result ends that. */
  on<E extends keyof EvaluatorEvents>(event: E, listener: EvaluatorEvents[E]): () => void {
    return this.#parts.events.on(event, listener as InnerEvents[E]);
  }

  /** Stops following. Decisions go on from the last records. May be called again. */
  close(): Promise<void> {
    return (this.#closing ??= this.#stop());
  }

  async #stop(): Promise<void> {
    const { freshness, source, usage } = this.#parts;
    freshness.close();
    await usage?.close();
    await source.close();
  }
}

/**
 * Makes an evaluator and starts its source. It answers at once: from the bootstrap, or with the callers' defaults.
 * @typeParam M flag key → type of its value, to have keys and values checked
 */
export function createEvaluator<M extends FlagMap = object>(options: EvaluatorOptions): Evaluator<M> {
  const { source, bootstrap, now = Date.now } = options;
  const events = new Events();
  const box: Box = { view: bootstrap ? bootstrapView(bootstrap) : null };
  const freshness = new Freshness(events, box.view === null ? 'NOT_READY' : 'CACHED');
  const deciding: DecidingOptions = { clock: now, tally: { skipped: 0, served: null } };
  const listener = options.onUsage ?? source.usage?.bind(source);
  const usage = listener === undefined ? null : new Usage(deciding.tally, listener);
  const parts = { box, deciding, events, freshness, source, usage };
  source.start(new Follower(parts));
  return new Evaluator<M>(parts);
}
