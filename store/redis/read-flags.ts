import type { Redis } from 'ioredis';
import type { Flag } from '@sluice/evaluator';
import type { LiveFlag } from '../../domain/proposal/live.js';
import { parseObject } from '../json.js';
import type { FlagReader } from '../port.js';
import { readHistory } from './history.js';
import type { ProjectKeys } from './keys.js';
import { leadingNumber } from './parse.js';
import { transaction } from './transaction.js';

type FlagReads = Pick<FlagReader, 'read' | 'list' | 'history' | 'isEmpty'>;

export const createFlagReads = (redis: Redis, keys: ProjectKeys): FlagReads => ({
  read: (targets) => readMoment({ redis, keys }, groupByEnv(targets)),
  list: async (env) => ({ flags: await listFlags({ redis, keys }, env) }),
  history: (env, key, limit) => readHistory(redis, keys.history(env, key), limit),
  isEmpty: async () => (await redis.hexists(keys.project, 'written')) === 0,
});

interface From {
  readonly redis: Redis;
  readonly keys: ProjectKeys;
}

type Text = string | null | undefined;

async function readMoment(
  { redis, keys }: From,
  wanted: ReadonlyMap<string, readonly string[]>,
): ReturnType<FlagReader['read']> {
  const replies = await transaction(redis, (commands) => {
    for (const [env, names] of wanted) {
      const { meta, heads, flags } = keys.environment(env);
      commands
        .hget(meta, 'generation')
        .hmget(heads, ...names.map(headField))
        .hmget(flags, ...names);
    }
  });
  const moments = [...wanted].map(([env, names], i) => momentOf(env, names, replies.slice(3 * i, 3 * i + 3)));
  return {
    live: { flags: moments.flatMap((moment) => moment.flags) },
    generations: Object.fromEntries(moments.flatMap((moment) => moment.generation)),
  };
}

function momentOf(env: string, names: readonly string[], replies: readonly unknown[]) {
  const [generation, heads, records] = replies as [Text, readonly Text[], readonly Text[]];
  const flags = names.map((key, i) => liveFlag({ env, key, head: heads[i], record: records[i] }));
  return { flags, generation: typeof generation === 'string' ? [[env, generation] as const] : [] };
}

async function listFlags({ redis, keys }: From, env: string): Promise<readonly LiveFlag[]> {
  const { heads: headsKey, flags: flagsKey } = keys.environment(env);
  const replies = await transaction(redis, (commands) => commands.hgetall(headsKey).hgetall(flagsKey));
  const [heads = {}, records = {}] = replies as [Texts?, Texts?];
  const names = new Set([...Object.keys(records), ...Object.keys(heads).flatMap(flagOfHead)]);
  return [...names]
    .sort()
    .map((key) => liveFlag({ env, key, head: heads[headField(key)], record: records[key] }));
}

type Texts = { readonly [field: string]: string };

const headField = (key: string): string => `flag/${key}`;
const flagOfHead = (field: string): readonly string[] =>
  field.startsWith('flag/') ? [field.slice('flag/'.length)] : [];

const liveFlag = (stored: { env: string; key: string; head: Text; record: Text }): LiveFlag => ({
  env: stored.env,
  key: stored.key,
  version: leadingNumber(stored.head),
  record: parseObject(stored.record) as Flag | null,
});

function groupByEnv(
  targets: readonly { readonly env: string; readonly key: string }[],
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, Set<string>>();
  for (const { env, key } of targets) groups.set(env, (groups.get(env) ?? new Set()).add(key));
  return new Map([...groups].map(([env, names]) => [env, [...names]]));
}
