import { setTimeout as sleep } from 'node:timers/promises';
import { LocalFailure, messageOf } from '../failure.js';
import type { Attempt } from '../report.js';
import type { Running } from './child.js';

/** Somebody may kill it again and again; what needs more starts than this is broken. */
const MOST_STARTS = 6;
const WITHIN_MS = 60_000;
const PAUSE_MS = 300;

export interface KeepOptions<R extends Running> {
  readonly name: string;
  readonly start: () => Promise<R>;
  readonly attempt: Attempt;
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
  readonly #startedAgainAt: number[] = [];
  #running: R;
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
    this.#signal('SIGKILL');
    await again;
  }

  #signal(signal: NodeJS.Signals): void {
    try {
      process.kill(this.#running.pid, signal);
    } catch {
      // It has just died by itself; then it is being started again already.
    }
  }

  async stop(): Promise<void> {
    this.#stopping = true;
    await this.#running.stop();
    await this.#again;
    // A start that was under way when we were asked to stop.
    await this.#running.stop();
  }

  async #startAgain(): Promise<void> {
    const { name, attempt, onLost } = this.#options;
    for (let problem = 'it ended again and again'; !this.#stopping && !attempt.signal.aborted;) {
      if (this.#isHopeless()) {
        onLost(new LocalFailure(`${name} cannot be kept running: ${problem}`));
        return;
      }
      attempt.report(`${name} ended; it is started again`);
      await sleep(PAUSE_MS);
      const failure = await this.#failureToStart();
      if (failure === undefined) return;
      problem = failure;
    }
  }

  async #failureToStart(): Promise<string | undefined> {
    try {
      this.#running = await this.#options.start();
      this.watch();
      return undefined;
    } catch (error) {
      return messageOf(error);
    }
  }

  #isHopeless(): boolean {
    const now = Date.now();
    const lately = this.#startedAgainAt.filter((at) => now - at < WITHIN_MS);
    this.#startedAgainAt.push(now);
    return lately.length >= MOST_STARTS;
  }
}
