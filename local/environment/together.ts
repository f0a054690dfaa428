import type { Attempt } from '../report.js';

type Task<T> = (attempt: Attempt) => Promise<T>;

/**
 * Runs both at once. When one fails the other is broken off, and its end is waited for before the failure is thrown:
 * nothing may start after the clean-up.
 */
export async function together<A, B>(first: Task<A>, second: Task<B>, attempt: Attempt): Promise<[A, B]> {
  const failed = new AbortController();
  const signal = AbortSignal.any([attempt.signal, failed.signal]);
  const run = <T>(task: Task<T>) =>
    task({ ...attempt, signal }).catch((error: unknown) => {
      failed.abort(error);
      throw error;
    });
  const [a, b] = await Promise.allSettled([run(first), run(second)]);
  if (a.status === 'fulfilled' && b.status === 'fulfilled') return [a.value, b.value];
  throw failed.signal.reason;
}
