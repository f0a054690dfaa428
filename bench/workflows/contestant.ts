/** One approval or rollout, from start to end, as both contestants offer it. */
export interface Contestant {
  readonly name: string;
  /** Starts, decides twice, waits for the result. */
  approval(): Promise<ApprovalTimes>;
  /** Starts a change of a free environment with five stages and waits for its end. */
  rollout(): Promise<void>;
  close(): Promise<void>;
}

/** Milliseconds. */
export interface ApprovalTimes {
  readonly updates: readonly number[];
  /** From sending the last decision to the end of the workflow. */
  readonly lastToDone: number;
  /** From sending the last decision to an evaluator that serves it; null where there is none. */
  readonly lastToServed: number | null;
  readonly whole: number;
}

/** Milliseconds that `work` took, beside what it gave. */
export async function timed<T>(work: () => Promise<T>): Promise<{ readonly ms: number; readonly value: T }> {
  const start = performance.now();
  const value = await work();
  return { ms: performance.now() - start, value };
}
