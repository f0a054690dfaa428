import { cachedPath } from '../cache.js';
import { isExecutable } from '../on-path.js';
import type { Means } from '../means.js';
import { checkedRedis } from './check.js';
import type { RedisProgram } from './program.js';
import { SOURCE_RELEASE } from './source-release.js';

export const redisInCache: Means<RedisProgram> = {
  name: 'the cache',
  obtain: async (attempt) => {
    const path = cachedPath('redis-server', SOURCE_RELEASE.version);
    return (await isExecutable(path)) ? checkedRedis(path, attempt) : undefined;
  },
};
