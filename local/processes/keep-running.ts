import { setTimeout as sleep } from 'node:timers/promises';
import { LocalFailure, messageOf } from '../failure.js';
import type { Report } from '../report.js';
import type { Running } from './child.js';

/** A process that ends this soon after its start will not get better by starting it again, in milliseconds. */
const SOON_MS = 5_000;
const ATTEMPTS = 3;
const PAUSE_MS = 300;

export interface KeepOptions<R extends Running> {
  readonly name: string;
  readonly start: () => Promise<R>;
  readonly report: Report;
  /** Called once when it cannot be kept running. */
  readonly onLost: (failure: LocalFailure) => void;
}

/** A process that is started again when it dies. */
export interface Kept<R extends Running> {
  /** The one that runs now; its pid changes with every start. */
  current(): R;
  /** Kills it without a warning (SIGKILL), as a crash would; it is started again. Settles when the new one is up. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a process and starts it again whenever it ends unasked. Throws when the first start fails. */
export async function keepRunning<R extends Running>(options: KeepOptions<R>): Promise<Kept<R>> {
  const keeper = new Keeper(options, await options.start());
  keeper.watch();
  return keeper;
}

class Keeper<R extends Running> implements Kept<R> {
  readonly #options: KeepOptions<R>;
  #running: R;
  #startedAt = Date.now();
  #soonEnded = 0;
  #stopping = false;
  #again: Promise<void> = Promise.resolve();

  constructor(options: KeepOptions<R>, running: R) {
    this.#options = options;
    this.#running = running;
  }

  current(): R {
    return this.#running;
  }

  watch(): void {
    this.#again = this.#running.ended.then(() => this.#startAgain());
  }

  async kill(): Promise<void> {
    const again = this.#again;
    process.kill(this.#running.pid, 'SIGKILL');
    await again;
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#running.stop();
    await this.#again;
    // A start that was under way when we were asked to stop.
    await this.#running.stop();
  }

  async #startAgain(): Promise<void> {
    if (this.#stopping) return;
    const { name, report, onLost } = this.#options;
    report(`${name} ended; it is started again`);
    try {
      this.#refuseEndlessly();
      await sleep(PAUSE_MS);
      this.#running = await this.#options.start();
      this.#startedAt = Date.now();
      this.watch();
    } catch (error) {
      onLost(new LocalFailure(`${name} cannot be kept running: ${messageOf(error)}`, { cause: error }));
    }
  }

  #refuseEndlessly(): void {
    this.#soonEnded = Date.now() - this.#startedAt < SOON_MS ? this.#soonEnded + 1 : 0;
    if (this.#soonEnded >= ATTEMPTS)
      throw new LocalFailure(`it ended ${ATTEMPTS} times right after its start`);
  }
}
