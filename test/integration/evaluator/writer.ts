import { createHash } from 'node:crypto';
import { Redis } from 'ioredis';
import { environmentKeys } from '@sluice/evaluator';
import type { EnvironmentKeys, Flag, LogWrite, Segment } from '@sluice/evaluator';

/** A connection, or a transaction on one. */
interface Appending {
  xadd(...args: [key: string, ...fields: string[]]): unknown;
}
interface Setting {
  hset(key: string, fields: { readonly [field: string]: string | number }): unknown;
}

type Written = Flag | Segment;
type Named = { readonly kind: 'flag' | 'segment'; readonly key: string };

const named = (record: Written): Named => ({
  kind: 'variants' in record ? 'flag' : 'segment',
  key: record.key,
});

/** Writes records as the apply script does: records, heads, meta and log in one transaction. */
export class Writer {
  readonly redis: Redis;
  readonly keys: EnvironmentKeys;
  generation = 'g1';
  revision = 0;

  constructor(url: string, project: string) {
    this.redis = new Redis(url);
    this.redis.on('error', () => undefined);
    this.keys = environmentKeys(project, 'production');
  }

  put(...records: readonly Written[]): Promise<void> {
    return this.write(records.map((record) => ({ ...named(record), record: JSON.stringify(record) })));
  }

  remove(key: string): Promise<void> {
    return this.write([{ kind: 'flag', key, record: null }]);
  }

  /** One apply; `log: false` leaves it out of the log, as if the stream had been trimmed. */
  async write(writes: readonly LogWrite[], options: { readonly log?: boolean } = {}): Promise<void> {
    this.revision++;
    const transaction = this.redis.multi();
    for (const { kind, key, record } of writes) {
      const hash = kind === 'flag' ? this.keys.flags : this.keys.segments;
      if (record === null) transaction.hdel(hash, key);
      else transaction.hset(hash, key, record);
      const digest = createHash('sha256')
        .update(record ?? '')
        .digest('hex');
      transaction.hset(this.keys.heads, `${kind}/${key}`, `${this.revision}|${digest}|op${this.revision}`);
    }
    this.meta(transaction);
    if (options.log !== false) this.entry(transaction, JSON.stringify(writes));
    await transaction.exec();
  }

  entry(to: Appending, writes: string): void {
    void to.xadd(this.keys.log, `${this.revision}-0`, 'generation', this.generation, 'writes', writes);
  }

  meta(to: Setting, format = 1): void {
    const { generation, revision } = this;
    void to.hset(this.keys.meta, { generation, revision, format, updatedAt: Date.now() });
  }

  /** Takes away everything of the environment. */
  async empty(): Promise<void> {
    const { flags, segments, heads, meta, log, fleet, usage } = this.keys;
    await this.redis.del(flags, segments, heads, meta, log, fleet, usage);
  }

  async raw(key: string, text: string): Promise<void> {
    await this.write([{ kind: 'flag', key, record: text }]);
  }

  close(): void {
    this.redis.disconnect();
  }
}
