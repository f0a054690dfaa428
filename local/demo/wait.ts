import { setTimeout as sleep } from 'node:timers/promises';
import { StoryFailure } from '../narrator.js';

/** Waits for something that must come soon. Throws `StoryFailure` naming it when it does not. */
export async function soon<T>(what: string, promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const late = new AbortController();
  const within = AbortSignal.any([signal, late.signal]);
  const tooLate = sleep(PATIENCE_MS, undefined, { signal: within }).then(() => {
    throw new StoryFailure(`${what} did not happen within ${PATIENCE_MS / 1000} s`);
  });
  try {
    return await Promise.race([promise, tooLate]);
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  } finally {
    late.abort();
    await tooLate.catch(() => undefined);
  }
}

const PATIENCE_MS = 20_000;
