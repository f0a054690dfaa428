import type { Events } from '../events.js';
import { elapsed, later } from '../host.js';
import { ERROR_AFTER_MS, STALE_AFTER_MS } from '../status.js';
import type { StatusName } from '../status.js';

/** Knows how long ago the records were proven to be the newest, and says so when that is too long. */
export class Freshness {
  readonly #events: Events;
  readonly #started = elapsed();
  #seenAt: number | undefined;
  #name: StatusName;
  #newerFormat = false;
  #cancel: () => void = () => undefined;
  lastError: string | undefined;

  /** @param name how it begins: with something to serve, or without */
  constructor(events: Events, name: 'CACHED' | 'NOT_READY') {
    this.#events = events;
    this.#name = name;
    this.#plan();
  }

  get name(): StatusName {
    return this.#name;
  }

  /** Milliseconds since the last proof. */
  get ageMs(): number | undefined {
    return this.#seenAt === undefined ? undefined : Math.max(0, elapsed() - this.#seenAt);
  }

  get isSettled(): boolean {
    return this.#name === 'READY' || this.#name === 'CLOSED';
  }

  seen(at: number): void {
    if (this.#name === 'CLOSED') return;
    this.#seenAt = Math.max(at, this.#seenAt ?? at);
    this.#newerFormat = false;
    this.lastError = undefined;
    this.#become(this.#due());
    this.#plan();
  }

  failed(message: string): void {
    this.lastError = message;
  }

  tooNew(message: string): void {
    this.failed(message);
    this.#newerFormat = true;
    this.#become('ERROR');
  }

  close(): void {
    this.#cancel();
    this.#name = 'CLOSED';
    this.#events.emit('settled');
  }

  #due(): StatusName {
    if (this.#newerFormat) return 'ERROR';
    if (this.#seenAt === undefined) return this.#name;
    const age = elapsed() - this.#seenAt;
    return age >= ERROR_AFTER_MS ? 'ERROR' : age >= STALE_AFTER_MS ? 'STALE' : 'READY';
  }

  /** Looks again when the present status would end. */
  #plan(): void {
    this.#cancel();
    const since = elapsed() - (this.#seenAt ?? this.#started);
    const next = since < STALE_AFTER_MS ? STALE_AFTER_MS : ERROR_AFTER_MS;
    if (since >= ERROR_AFTER_MS) return;
    this.#cancel = later(
      () => {
        this.#become(this.#due());
        this.#plan();
      },
      next - since + 1,
    );
  }

  #become(name: StatusName): void {
    if (name === this.#name || this.#name === 'CLOSED') return;
    this.#name = name;
    if (name === 'READY') {
      this.#events.emit('settled');
      this.#events.emit('ready');
    }
    if (name === 'STALE') this.#events.emit('stale');
    if (name === 'ERROR') this.#events.emit('error', this.lastError ?? 'No contact for 5 minutes.');
  }
}
