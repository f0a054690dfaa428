/** One act on its way: what was asked, and the idempotency key it goes under. */
export interface Attempt {
  readonly content: string;
  readonly key: string;
}

/**
 * The attempt to make now. Pressed again before the API has answered, the same act goes under the same key and takes
 * effect once; another act has a key of its own.
 */
export const attemptAt = (content: string, before: Attempt | null, newKey: () => string): Attempt =>
  before?.content === content ? before : { content, key: newKey() };

/** Whether an HTTP status (0 for silence) settles an act; after any other one it may have taken effect or not. */
export const settles = (status: number): boolean => status >= 200 && status < 500;
