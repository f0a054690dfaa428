import { setTimeout as sleep } from 'node:timers/promises';
import { LocalFailure } from '../failure.js';
import { tailOf, type Child } from './child.js';

export interface ReadyOptions {
  readonly child: Child;
  /** How long it may take, in milliseconds. */
  readonly withinMs: number;
  readonly signal: AbortSignal;
  /** Rejects as long as the process does not answer. */
  readonly probe: () => Promise<unknown>;
}

/** Waits until the probe succeeds. Otherwise stops the process and throws, with the end of its log. */
export async function untilReady(options: ReadyOptions): Promise<void> {
  const giveUpAt = Date.now() + options.withinMs;
  try {
    while (!(await succeeds(options.probe))) {
      throwIfHopeless(options, giveUpAt);
      await sleep(50);
    }
    // What answered may be a stranger that took the port before our process could.
    throwIfHopeless(options, Infinity);
  } catch (error) {
    await options.child.stop();
    throw error;
  }
}

const succeeds = (probe: () => Promise<unknown>): Promise<boolean> =>
  probe().then(
    () => true,
    () => false,
  );

function throwIfHopeless({ child, signal, withinMs }: ReadyOptions, giveUpAt: number): void {
  signal.throwIfAborted();
  const problem = child.isRunning() ? `did not answer within ${withinMs / 1000} s` : 'ended at once';
  if (child.isRunning() && Date.now() < giveUpAt) return;
  throw new LocalFailure(`${child.name} ${problem}; the end of ${child.log}:\n${tailOf(child.log)}`);
}
