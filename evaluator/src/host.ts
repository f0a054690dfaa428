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

/** Timers count no further; a longer one would ring at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** Runs something later; the result cancels it. Only where somebody waits for it does it keep the process alive. */
export function later(run: () => void, ms: number, awaited = false): () => void {
  const timer = host.setTimeout(run, Math.min(ms, LONGEST_MS));
  if (!awaited) (timer as { unref?: () => void }).unref?.();
  return () => host.clearTimeout(timer);
}

/** Lets everything else that waits have its turn, for so long. */
export const turn = (ms = 0): Promise<void> => new Promise((resolve) => void later(resolve, ms, true));

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
