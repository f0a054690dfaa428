/**
 * Reads everything of one revision. What is already held under the same head is not fetched again: heads first, then
 * the records that differ, and once more if the store moved on in between; at last everything in one transaction.
 */
import type { Redis } from 'ioredis';
import { elapsed } from '../host.js';
import type { EnvironmentKeys } from '../keys.js';
import type { RecordName, Sink, SourceRecord, SourceSnapshot } from '../source.js';
import { parseMeta } from './meta.js';
import type { Meta } from './meta.js';
import { replies } from './transaction.js';
import type { Hash } from './transaction.js';

const MOST_ATTEMPTS = 5;

type Read = { readonly meta: Exclude<Meta, { kind: 'position' }> } | { readonly snapshot: SourceSnapshot };

export async function readSnapshot(redis: Redis, keys: EnvironmentKeys, sink: Sink): Promise<Read> {
  if (sink.position() === null) return readAll(redis, keys);
  for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt++) {
    const read = await readDifference(redis, keys, sink);
    if (read !== null) return read;
  }
  return readAll(redis, keys);
}

async function readAll(redis: Redis, keys: EnvironmentKeys): Promise<Read> {
  const askedAt = elapsed();
  const all = redis.multi().hgetall(keys.meta).hgetall(keys.heads).hgetall(keys.flags).hgetall(keys.segments);
  const [fields, heads, flags, segments] = (await replies(all)) as [Hash, Hash, Hash, Hash];
  const meta = parseMeta(fields);
  if (meta.kind !== 'position') return { meta };
  const records = [...recordsOf('flag', flags, heads), ...recordsOf('segment', segments, heads)];
  return { snapshot: { ...meta.position, records, kept: [], askedAt } };
}

const withHead = (record: SourceRecord, head: string | undefined): SourceRecord =>
  head === undefined ? record : { ...record, head };

const recordsOf = (kind: RecordName['kind'], hash: Hash, heads: Hash): readonly SourceRecord[] =>
  Object.entries(hash).map(([key, text]) => withHead({ kind, key, record: text }, heads[`${kind}/${key}`]));

interface Named extends RecordName {
  readonly head: string;
}

function named([field, head]: readonly [string, string]): Named {
  const slash = field.indexOf('/');
  return { kind: field.startsWith('segment/') ? 'segment' : 'flag', key: field.slice(slash + 1), head };
}

/** Null where the store moved on between the two reads. */
async function readDifference(redis: Redis, keys: EnvironmentKeys, sink: Sink): Promise<Read | null> {
  const askedAt = elapsed();
  const [fields, heads] = (await replies(redis.multi().hgetall(keys.meta).hgetall(keys.heads))) as [
    Hash,
    Hash,
  ];
  const meta = parseMeta(fields);
  if (meta.kind !== 'position') return { meta };
  const all = Object.entries(heads).map(named);
  const kept = all.filter((one) => sink.head(one) === one.head);
  const wanted = all.filter((one) => sink.head(one) !== one.head);
  const fetched = await fetchRecords(redis, keys, wanted);
  const { generation, revision } = meta.position;
  if (fetched.generation !== generation || fetched.revision !== String(revision)) return null;
  return { snapshot: { ...meta.position, records: fetched.records, kept, askedAt } };
}

interface Fetched {
  readonly generation: string | undefined;
  readonly revision: string | undefined;
  readonly records: readonly SourceRecord[];
}

/** Those of the named records that exist (a head outlives its record), and where the store stood. */
async function fetchRecords(redis: Redis, keys: EnvironmentKeys, wanted: readonly Named[]): Promise<Fetched> {
  const flags = wanted.filter(({ kind }) => kind === 'flag');
  const segments = wanted.filter(({ kind }) => kind === 'segment');
  const transaction = redis.multi().hgetall(keys.meta);
  if (flags.length > 0) transaction.hmget(keys.flags, ...flags.map(({ key }) => key));
  if (segments.length > 0) transaction.hmget(keys.segments, ...segments.map(({ key }) => key));
  const [meta, ...lists] = (await replies(transaction)) as [Hash, ...(readonly (string | null)[])[]];
  const texts = lists.flat();
  const records = [...flags, ...segments].flatMap((one, at) => {
    const text = texts[at] ?? null;
    return text === null ? [] : [{ ...one, record: text }];
  });
  return { generation: meta.generation, revision: meta.revision, records };
}
