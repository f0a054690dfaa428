/** The write may or may not have taken effect: send the same again, with the same opId, until something else comes back. */
export class UnknownOutcome extends Error {
  override readonly name = 'UnknownOutcome';

  constructor(cause: unknown) {
    super(`the store did not answer, so the outcome is unknown: ${reason(cause)}`, { cause });
  }
}

/** A read, or the first connection, got no answer. */
export class StoreUnavailable extends Error {
  override readonly name = 'StoreUnavailable';

  constructor(cause: unknown) {
    super(`the store did not answer: ${reason(cause)}`, { cause });
  }
}

/** The store answered that nothing can be recorded; sending it again does not help. */
export class AppendRefused extends Error {
  override readonly name = 'AppendRefused';

  readonly code: 'NO_STORE' | 'INVALID';

  constructor(code: AppendRefused['code'], detail: string) {
    super(`${code}: ${detail}`);
    this.code = code;
  }
}

/** The cursor of a page was not made by this store. */
export class BadCursor extends Error {
  override readonly name = 'BadCursor';

  constructor() {
    super('the cursor is none that a page ended with');
  }
}

const reason = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause));
