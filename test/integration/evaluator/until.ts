import { setTimeout as sleep } from 'node:timers/promises';

/** Looks every 5 ms until it holds; fails after `withinMs`. Gives the milliseconds it took. */
export async function until(holds: () => boolean, withinMs = 5_000): Promise<number> {
  const started = performance.now();
  while (!holds()) {
    if (performance.now() - started > withinMs)
      throw new Error(`not within ${withinMs} ms: ${String(holds)}`);
    await sleep(5);
  }
  return performance.now() - started;
}
