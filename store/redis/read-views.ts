import type { Redis } from 'ioredis';
import type { ChangeView } from '../../domain/change/projection.js';
import type { RolloutView } from '../../domain/rollout/state.js';
import { BadCursor } from '../errors.js';
import { parseObject } from '../json.js';
import type { FlagReader, Page, Paged } from '../port.js';
import type { CollectionKeys, ProjectKeys } from './keys.js';
import { afterBar, isPresent } from './parse.js';

type ViewReads = Pick<FlagReader, 'change' | 'changes' | 'rollout' | 'rollouts'>;

export function createViewReads(redis: Redis, keys: ProjectKeys): ViewReads {
  const [changes, rollouts] = [keys.collection('changes'), keys.collection('rollouts')];
  return {
    change: (id) => readLatest(redis, changes, id) as Promise<ChangeView | null>,
    changes: (page) => readPage(redis, changes, page) as Promise<Paged<ChangeView>>,
    rollout: (id) => readLatest(redis, rollouts, id) as Promise<RolloutView | null>,
    rollouts: (page) => readPage(redis, rollouts, page) as Promise<Paged<RolloutView>>,
  };
}

async function readLatest(redis: Redis, keys: CollectionKeys, id: string): Promise<object | null> {
  const member = await redis.hget(keys.latest, id);
  return member === null ? null : parseView(await redis.hget(keys.views, member));
}

/** The cursor is the ledger row that created the last item of a page. */
async function readPage(redis: Redis, keys: CollectionKeys, page: Page): Promise<Paged<object>> {
  const max = page.before === undefined ? '+inf' : `(${checkedCursor(page.before)}`;
  const flat = await redis.zrevrangebyscore(
    keys.order,
    max,
    '-inf',
    'WITHSCORES',
    'LIMIT',
    0,
    page.limit + 1,
  );
  const members = flat.filter((_, i) => i % 2 === 0).slice(0, page.limit);
  const texts = members.length === 0 ? [] : await redis.hmget(keys.views, ...members);
  const items = texts.map(parseView).filter(isPresent);
  const last = flat[2 * page.limit - 1];
  return flat.length > 2 * page.limit && last !== undefined ? { items, next: last } : { items };
}

function checkedCursor(cursor: string): string {
  if (!/^\d{1,15}$/.test(cursor)) throw new BadCursor();
  return cursor;
}

const parseView = (stored: string | null): object | null =>
  stored === null ? null : parseObject(afterBar(stored));
