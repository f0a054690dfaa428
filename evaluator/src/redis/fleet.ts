/**
 * Tells the store which revision this instance serves, so that a rollout can wait for all of them.
 * It is a courtesy: where it fails (an evaluator may be allowed only to read), following goes on.
 */
import type { Redis } from 'ioredis';
import { elapsed, later } from '../host.js';
import { RECORD_FORMAT } from '../flag.js';
import type { Position } from '../view/view.js';

/** Changes come in bursts; one report is enough for those of so many ms, give or take half: a fleet does not tell all at once. */
const SOON_MS = 200;
/** As often, reports of instances that are gone are removed: single fields do not expire. */
const FORGOTTEN_AFTER_MS = 600_000;

/** What an instance says of itself; a field of the fleet hash as JSON text. */
export interface FleetReport {
  readonly instance: string;
  readonly generation: string;
  readonly revision: number;
  /** Newest record format it reads. */
  readonly format: number;
  /** Milliseconds since the epoch by the instance's clock. */
  readonly at: number;
}

export class Fleet {
  readonly #redis: Redis;
  readonly #key: string;
  readonly #instance: string;
  #cancel: (() => void) | null = null;
  #sweptAt = -Infinity;

  constructor(redis: Redis, key: string, instance: string) {
    this.#redis = redis;
    this.#key = key;
    this.#instance = instance;
  }

  /** Reports in a moment, with what `position` gives then. */
  soon(position: () => Position | null): void {
    this.#cancel ??= later(
      () => {
        this.#cancel = null;
        const present = position();
        if (present !== null && this.#redis.status === 'ready') this.#report(present).catch(() => undefined);
      },
      SOON_MS * (0.5 + Math.random()),
    );
  }

  async #report({ generation, revision }: Position): Promise<void> {
    const at = Date.now();
    const report: FleetReport = { instance: this.#instance, generation, revision, format: RECORD_FORMAT, at };
    await this.#redis.hset(this.#key, this.#instance, JSON.stringify(report));
    if (elapsed() - this.#sweptAt < FORGOTTEN_AFTER_MS) return;
    this.#sweptAt = elapsed();
    await this.#sweep(at);
  }

  async #sweep(now: number): Promise<void> {
    const fields = Object.entries(await this.#redis.hgetall(this.#key));
    const gone = fields
      .filter(([, text]) => now - toldAt(text) > FORGOTTEN_AFTER_MS)
      .map(([instance]) => instance);
    if (gone.length > 0) await this.#redis.hdel(this.#key, ...gone);
  }

  /** Takes the report back, so that nobody waits for this instance. */
  async close(): Promise<void> {
    this.#cancel?.();
    if (this.#redis.status === 'ready')
      await this.#redis.hdel(this.#key, this.#instance).catch(() => undefined);
  }
}

function toldAt(text: string): number {
  try {
    return (JSON.parse(text) as Partial<FleetReport>).at ?? 0;
  } catch {
    return 0;
  }
}
