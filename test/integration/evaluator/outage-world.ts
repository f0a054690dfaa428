/** A Redis that keeps what is written, a writer beside it, and evaluators that reach it by a wire. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEvaluator } from '@sluice/evaluator';
import type { Evaluator } from '@sluice/evaluator';
import { redisSource } from '@sluice/evaluator/redis';
import { startRedis } from '../../../local/redis.js';
import type { RunningRedis } from '../../../local/redis.js';
import { Wire } from './wire.js';
import { Writer } from './writer.js';

const PROJECT = 'outages';
/** How often evaluators ask where the store stands; so old may what they know be while all is well, and a little more. */
export const POLL_MS = 200;

export const isOn = (flags: Evaluator): boolean => flags.boolean('new-checkout', {}, false);

export class OutageWorld {
  readonly #dir: string;
  readonly #opened: Evaluator[] = [];
  readonly #url: string;
  readonly wire: Wire;
  readonly writer: Writer;
  redis: RunningRedis;

  private constructor(dir: string, redis: RunningRedis, [wire, url]: readonly [Wire, string]) {
    this.#dir = dir;
    this.#url = url;
    this.redis = redis;
    this.wire = wire;
    this.writer = new Writer(redis.url, PROJECT);
  }

  static async open(): Promise<OutageWorld> {
    const dir = await mkdtemp(join(tmpdir(), 'sluice-outages-'));
    const redis = await startRedis({ dir, persist: true });
    const wire = new Wire(redis.port);
    return new OutageWorld(dir, redis, [wire, await wire.listen()]);
  }

  follow(): Evaluator {
    const source = redisSource({
      url: this.#url,
      project: PROJECT,
      environment: 'production',
      pollMs: POLL_MS,
    });
    const flags = createEvaluator({ source });
    this.#opened.push(flags);
    return flags;
  }

  async kill(): Promise<void> {
    process.kill(this.redis.pid, 'SIGKILL');
    await this.redis.ended;
  }

  /** On the same port, with what it held, or with nothing. */
  async restart({ empty = false } = {}): Promise<void> {
    if (empty) await rm(this.#dir, { recursive: true });
    this.redis = await startRedis({ dir: this.#dir, port: this.redis.port, persist: true });
  }

  async close(): Promise<void> {
    await Promise.all(this.#opened.map((one) => one.close()));
    this.writer.close();
    this.wire.close();
    await this.redis.stop();
    await rm(this.#dir, { recursive: true, force: true });
  }
}

/** What an evaluator answered, each time another answer than before, and what it told. */
export class Watch {
  readonly answers: boolean[];
  readonly changes: (readonly string[])[] = [];
  readonly #timer: NodeJS.Timeout;

  constructor(flags: Evaluator) {
    this.answers = [isOn(flags)];
    const look = (): void => {
      if (isOn(flags) !== this.answers.at(-1)) this.answers.push(isOn(flags));
    };
    this.#timer = setInterval(look, 2);
    flags.on('configurationChanged', (keys) => {
      this.changes.push(keys);
      look();
    });
  }

  close(): void {
    clearInterval(this.#timer);
  }
}
