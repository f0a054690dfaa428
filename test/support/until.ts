const PATIENCE_MS = 20_000;

/** Asks until what is found satisfies the test; throws with what was found last. */
export async function until<T>(
  name: string,
  find: () => Promise<T | null>,
  holds: (found: T) => boolean,
): Promise<T> {
  const giveUp = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await find();
    if (found !== null && holds(found)) return found;
    if (Date.now() > giveUp) throw new TypeError(`${name} is still ${JSON.stringify(found)}`);
    await pause(20);
  }
}

export const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
