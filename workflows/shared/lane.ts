import { CancellationScope } from '@temporalio/workflow';

/** Runs one piece of work at a time, in the order they came. */
export type Lane = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * Handlers of messages interleave at every await; a lane keeps a judgement and the state it is judged against
 * together. Work is shielded from a cancel of the workflow, which would otherwise cut an acknowledged command in half.
 */
export function createLane(): Lane {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const run = last.then(() => CancellationScope.nonCancellable(work));
    last = run.catch(() => undefined);
    return run;
  };
}
