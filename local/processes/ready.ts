import { setTimeout as sleep } from 'node:timers/promises';
import { tailOf, type Child } from './child.js';

export interface ReadyOptions {
  readonly child: Child;
  readonly log: string;
  /** How long it may take, in milliseconds. */
  readonly withinMs: number;
  /** Rejects as long as the process does not answer. */
  readonly probe: () => Promise<unknown>;
}

/** Waits until the probe succeeds; stops the process and throws with the end of its log when it dies or is too slow. */
export async function untilReady(options: ReadyOptions): Promise<void> {
  const { child, withinMs } = options;
  const giveUpAt = Date.now() + withinMs;
  while (!(await succeeds(options.probe))) {
    if (child.process.exitCode !== null || child.process.signalCode !== null) throw failure(options, 'ended');
    if (Date.now() > giveUpAt) {
      await child.stop();
      throw failure(options, `did not answer within ${withinMs / 1000} s`);
    }
    await sleep(50);
  }
}

const succeeds = (probe: () => Promise<unknown>): Promise<boolean> =>
  probe().then(
    () => true,
    () => false,
  );

const failure = (options: ReadyOptions, what: string) =>
  new Error(`${options.child.name} ${what}; the end of ${options.log}:\n${tailOf(options.log)}`);
