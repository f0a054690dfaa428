import { setTimeout as sleep } from 'node:timers/promises';
import { StoryFailure } from '../narrator.js';

/** A worker that was killed is back well within this, in milliseconds, and then what waited for it happens. */
const PATIENCE_MS = 30_000;
const PAUSE_MS = 300;

/** Waits for something that must come soon. Throws `StoryFailure` naming it when it does not. */
export async function soon<T>(what: string, promise: Promise<T>, signal: AbortSignal): Promise<T> {
  const late = new AbortController();
  const tooLate = sleep(PATIENCE_MS, undefined, { signal: AbortSignal.any([signal, late.signal]) }).then(
    () => {
      throw new StoryFailure(`${what} did not happen within ${PATIENCE_MS / 1000} s`);
    },
  );
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

export interface Question<T> {
  readonly ask: () => Promise<T>;
  /** Whether the answer is the one that is waited for. */
  readonly holds: (answer: T) => boolean;
}

/** Asks until the answer is the one that is waited for, or patience ends; gives back the last answer. */
export async function answerTo<T>({ ask, holds }: Question<T>): Promise<T> {
  const giveUpAt = Date.now() + PATIENCE_MS;
  for (;;) {
    const answer = await ask();
    if (holds(answer) || Date.now() > giveUpAt) return answer;
    await sleep(PAUSE_MS);
  }
}
