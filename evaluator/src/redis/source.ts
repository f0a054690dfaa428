/**
 * Two connections of its own: one asks, one waits at the log. The log brings changes at once; asking where the store
 * stands (at every connect, then at intervals) bounds staleness even where the log is silent, trimmed or cut.
 * Whatever fails is reported and asked again; nothing here throws, and nothing that serves is taken back.
 */
import type { Redis } from 'ioredis';
import { elapsed, later } from '../host.js';
import { environmentKeys } from '../keys.js';
import type { EnvironmentKeys } from '../keys.js';
import type { Sink, Source } from '../source.js';
import type { UsageCount } from '../usage/usage.js';
import { backoff, connect, hurry, reconnectIfHung, usable } from './connection.js';
import { Fleet } from './fleet.js';
import { deliver } from './log.js';
import type { RawEntry } from './log.js';
import { parseMeta } from './meta.js';
import type { Meta } from './meta.js';
import { BLOCK_MS, POLL_MS } from './options.js';
import type { RedisSourceOptions } from './options.js';
import { readSnapshot } from './snapshot.js';
import { replies } from './transaction.js';
import type { Hash } from './transaction.js';

const MOST_ENTRIES = 1_000;

const randomName = (): string => Math.random().toString(36).slice(2, 10);

/** A source that follows the flags of one environment in Redis. It never changes what it reads. */
export const redisSource = (options: RedisSourceOptions): Source => new RedisSource(options);

/** What is open while the source is. */
interface Link {
  readonly asking: Redis;
  readonly waiting: Redis;
  readonly fleet: Fleet;
  readonly sink: Sink;
}

class RedisSource implements Source {
  readonly #options: RedisSourceOptions;
  readonly #keys: EnvironmentKeys;
  #link: Link | null = null;
  #checking: Promise<void> | null = null;
  #cancelPoll: () => void = () => undefined;
  #closed = false;

  constructor(options: RedisSourceOptions) {
    this.#options = options;
    this.#keys = environmentKeys(options.project, options.environment);
  }

  start(sink: Sink): void {
    const asking = connect(this.#options);
    const waiting = connect(this.#options);
    const fleet = new Fleet(asking, this.#keys.fleet, this.#options.instance ?? randomName());
    const link = { asking, waiting, fleet, sink };
    this.#link = link;
    for (const redis of [asking, waiting]) redis.on('error', (error: unknown) => sink.failed(error));
    waiting.on('ready', () => hurry(asking));
    asking.on('ready', () => {
      hurry(waiting);
      void this.#check(link);
    });
    this.#poll(link);
    void this.#tail(link);
  }

  async usage(counts: readonly UsageCount[]): Promise<void> {
    const limit = ['MAXLEN', '~', MOST_ENTRIES] as const;
    await this.#link?.asking.xadd(this.#keys.usage, ...limit, '*', 'counts', JSON.stringify(counts));
  }

  #isOpen(): boolean {
    return !this.#closed;
  }

  async close(): Promise<void> {
    this.#closed = true;
    this.#cancelPoll();
    await this.#link?.fleet.close();
    this.#link?.asking.disconnect();
    this.#link?.waiting.disconnect();
  }

  #poll(link: Link): void {
    const { pollMs = POLL_MS } = this.#options;
    this.#cancelPoll = later(
      () => {
        if (link.asking.status === 'ready') void this.#check(link);
        this.#poll(link);
      },
      pollMs * (0.8 + Math.random() * 0.4),
    );
  }

  /** One check at a time; whoever asks meanwhile gets the same one. */
  #check({ asking, fleet, sink }: Link): Promise<void> {
    this.#checking ??= this.#compare(asking, sink)
      .then(() => fleet.soon(() => sink.position()))
      .catch((error: unknown) => {
        if (this.#closed) return;
        sink.failed(error);
        reconnectIfHung(asking, error);
      })
      .finally(() => (this.#checking = null));
    return this.#checking;
  }

  /** Catches up by the log, and by a snapshot where the log does not lead on. */
  async #compare(redis: Redis, sink: Sink): Promise<void> {
    const held = sink.position();
    if (held === null) {
      await this.#snapshot(redis, sink);
      return;
    }
    const askedAt = elapsed();
    const asked = redis
      .multi()
      .hgetall(this.#keys.meta)
      .xrange(this.#keys.log, `${held.revision + 1}-0`, '+', 'COUNT', MOST_ENTRIES);
    const [fields, entries] = (await replies(asked)) as [Hash, readonly RawEntry[]];
    const meta = parseMeta(fields);
    if (meta.kind !== 'position') {
      tell(meta, sink);
      return;
    }
    const { generation, revision } = meta.position;
    const follows = generation === held.generation && deliver(entries, sink);
    const reached = sink.position()?.revision ?? 0;
    if (follows && reached >= revision && held.revision <= revision) sink.current(askedAt);
    else await this.#snapshot(redis, sink);
  }

  async #snapshot(redis: Redis, sink: Sink): Promise<void> {
    const read = await readSnapshot(redis, this.#keys, sink);
    if ('meta' in read) tell(read.meta, sink);
    else await sink.snapshot(read.snapshot);
  }

  /** Waits at the log for as long as the source is open. */
  async #tail(link: Link): Promise<void> {
    const { waiting, fleet, sink } = link;
    for (let failures = 0; this.#isOpen();) {
      try {
        await usable(waiting);
        const follows = !this.#isOpen() || (await this.#await(waiting, sink));
        failures = 0;
        if (!follows) await this.#resync(link);
        await othersFirst();
        fleet.soon(() => sink.position());
      } catch (error) {
        if (!this.#isOpen()) return;
        sink.failed(error);
        reconnectIfHung(waiting, error);
        await pause(backoff(failures++));
      }
    }
  }

  async #await(waiting: Redis, sink: Sink): Promise<boolean> {
    const held = sink.position();
    if (held === null) return false;
    const from = `${held.revision}-0`;
    const reply = await waiting.xread(
      'COUNT',
      MOST_ENTRIES,
      'BLOCK',
      BLOCK_MS,
      'STREAMS',
      this.#keys.log,
      from,
    );
    return deliver(reply?.[0]?.[1] ?? [], sink);
  }

  /** Where a check leaves nothing to stand on, the next look at the log waits a moment. */
  async #resync(link: Link): Promise<void> {
    const { asking, sink } = link;
    const before = sink.position();
    await usable(asking);
    if (this.#isOpen()) await this.#check(link);
    if (sink.position()?.revision === before?.revision) await pause(1_000);
  }
}

/** Sending costs more than taking in; several evaluators of one process first take in what is there. */
const othersFirst = (): Promise<void> => new Promise((resolve) => void setImmediate(resolve));

const pause = (ms: number): Promise<void> => new Promise((resolve) => void later(resolve, ms));

function tell(meta: Exclude<Meta, { kind: 'position' }>, sink: Sink): void {
  if (meta.kind === 'tooNew') sink.tooNew(meta.format);
  else sink.failed('The store has no meta record: it is empty, or was emptied.');
}
