import type { Attempt } from '../report.js';
import { LocalFailure, messageOf } from '../failure.js';

/** One way to come by a program. */
export interface Means<T> {
  readonly name: string;
  /** Undefined where this machine lacks what it takes; throws when it was tried and failed. */
  readonly obtain: (attempt: Attempt) => Promise<T | undefined>;
}

/** No means worked; `advice` is what to type. */
export class NotObtained extends LocalFailure {
  override readonly name = 'NotObtained';
  readonly advice: string;

  constructor(what: string, advice: string) {
    super(`There is no way to get ${what} on this machine. ${advice}`);
    this.advice = advice;
  }
}

export interface Search<T> {
  readonly what: string;
  /** In the order in which they are tried. */
  readonly means: readonly Means<T>[];
  /** What to type when all have failed. */
  readonly advice: () => Promise<string>;
}

/** The program by the first means that works; what failed is reported on the way. Throws `NotObtained`. */
export async function firstThatWorks<T>(search: Search<T>, attempt: Attempt): Promise<T> {
  for (const means of search.means) {
    const obtained = await tryMeans(search.what, means, attempt);
    if (obtained !== undefined) return obtained;
  }
  throw new NotObtained(search.what, await search.advice());
}

async function tryMeans<T>(what: string, means: Means<T>, attempt: Attempt): Promise<T | undefined> {
  try {
    return await means.obtain(attempt);
  } catch (error) {
    attempt.signal.throwIfAborted();
    attempt.report(`${what}: ${means.name} did not work: ${messageOf(error)}`);
    return undefined;
  }
}
