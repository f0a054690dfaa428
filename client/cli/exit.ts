/** What the CLI ends with. */
export const EXIT = {
  ok: 0,
  failure: 1,
  usage: 2,
  /** Rejected, expired, withdrawn, rolled back or aborted. */
  rejected: 3,
  notSignedIn: 4,
  notFound: 5,
  /** Conflict or stale. */
  conflict: 6,
  waiting: 7,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
