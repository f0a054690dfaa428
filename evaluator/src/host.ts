/**
 * The few things every runtime (Node, browsers, edge) has and the language does not describe.
 * They are looked up at each use, so that a test may replace them.
 */
interface Host {
  setTimeout(run: () => void, ms: number): unknown;
  clearTimeout(timer: unknown): void;
  readonly performance: { now(): number };
  readonly URL: new (locator: string) => { readonly hostname: string };
  readonly TextEncoder: new () => { encode(text: string): Uint8Array };
}

const host = globalThis as unknown as Host;

/** Milliseconds from an arbitrary start that only grow, whatever happens to the wall clock. */
export const elapsed = (): number => host.performance.now();

/** Runs something later without keeping the process alive; the result cancels it. */
export function later(run: () => void, ms: number): () => void {
  const timer = host.setTimeout(run, ms);
  (timer as { unref?: () => void }).unref?.();
  return () => host.clearTimeout(timer);
}

/** Lets everything else that waits have its turn. */
export const turn = (): Promise<void> => new Promise((resolve) => host.setTimeout(resolve, 0));

/** The UTF-8 bytes of a text; lone surrogates count as U+FFFD. */
export const utf8 = (text: string): Uint8Array => new host.TextEncoder().encode(text);

/** A host as it is written in a locator, in its shortest form; null where it is none. */
export function hostnameOf(text: string): string | null {
  try {
    return new host.URL(`http://${text}`).hostname;
  } catch {
    return null;
  }
}
