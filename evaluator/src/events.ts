/** What an evaluator tells, and with which arguments. */
export interface EvaluatorEvents {
  /** It serves what the store holds; again after an outage. */
  readonly ready: () => void;
  /** These flags, sorted, may answer differently from now on. */
  readonly configurationChanged: (flagKeys: readonly string[]) => void;
  /** The store has not been heard of for 30 s. Nothing changes for callers. */
  readonly stale: () => void;
  /** For 5 min, or the store speaks a newer format; still serving. */
  readonly error: (message: string) => void;
}

/** What its parts tell one another as well. */
export interface InnerEvents extends EvaluatorEvents {
  /** Nothing is left to wait for: it serves what the store holds, or is closed. */
  readonly settled: () => void;
}

type Event = keyof InnerEvents;

interface Listening {
  readonly to: Event;
  readonly listener: (...args: never[]) => void;
}

/** Calls listeners one after another; what one of them throws stays with it. */
export class Events {
  readonly #all = new Set<Listening>();

  on<E extends Event>(to: E, listener: InnerEvents[E]): () => void {
    const one = { to, listener };
    this.#all.add(one);
    return () => void this.#all.delete(one);
  }

  #of(event: Event): readonly Listening[] {
    return [...this.#all].filter(({ to }) => to === event);
  }

  has(event: Event): boolean {
    return this.#of(event).length > 0;
  }

  emit<E extends Event>(event: E, ...args: Parameters<InnerEvents[E]>): void {
    for (const { listener } of this.#of(event)) {
      try {
        listener(...(args as never[]));
      } catch {
        // A listener's mistake is the listener's; deciding and following go on.
      }
    }
  }
}
