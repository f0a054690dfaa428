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

type Listeners = { readonly [E in keyof EvaluatorEvents]: Set<EvaluatorEvents[E]> };

/** Calls listeners one after another; what one of them throws stays with it. */
export class Events {
  readonly #listeners: Listeners = {
    ready: new Set(),
    configurationChanged: new Set(),
    stale: new Set(),
    error: new Set(),
  };

  on<E extends keyof EvaluatorEvents>(event: E, listener: EvaluatorEvents[E]): () => void {
    const listeners: Set<EvaluatorEvents[E]> = this.#listeners[event];
    listeners.add(listener);
    return () => void listeners.delete(listener);
  }

  has(event: keyof EvaluatorEvents): boolean {
    return this.#listeners[event].size > 0;
  }

  emit<E extends keyof EvaluatorEvents>(event: E, ...args: Parameters<EvaluatorEvents[E]>): void {
    for (const listener of [...this.#listeners[event]])
      contain(() => (listener as (...all: unknown[]) => void)(...args));
  }
}

function contain(run: () => void): void {
  try {
    run();
  } catch {
    // A listener's mistake is the listener's; deciding and following go on.
  }
}
