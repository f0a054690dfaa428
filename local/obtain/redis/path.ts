import { findOnPath } from '../on-path.js';
import type { Means } from '../means.js';
import { checkedRedis } from './check.js';
import type { RedisProgram } from './program.js';

const NAMES = ['redis-server', 'valkey-server'];

export const redisOnPath: Means<RedisProgram> = {
  name: 'the PATH',
  obtain: async (attempt) => {
    for (const name of NAMES) {
      const path = await findOnPath(name);
      const program = path && (await checkedRedis(path, attempt));
      if (program) return program;
    }
    return undefined;
  },
};
