import { Redis } from 'ioredis';
import { afterAll, inject } from 'vitest';
import { openStore } from '../../store/redis/open.js';
import { projectKeys } from '../../store/redis/keys.js';
import { storeContract } from './store.contract.js';

const url = inject('redisUrl');
const redis = new Redis(url);
afterAll(() => redis.quit());

storeContract({
  open: (project) => openStore({ url, project }),
  lose: async (project) => {
    const keys = await redis.keys(`sluice:{${project}}:*`);
    await redis.del(...keys);
  },
  replace: async (project, env) => {
    await redis.hset(projectKeys(project).environment(env).meta, 'generation', 'another');
  },
  expireReceipt: async (project, opId) => {
    await redis.del(projectKeys(project).receipt(opId));
  },
  corrupt: async (...[project, env, key, text]) => {
    await redis.hset(projectKeys(project).environment(env).flags, key, text);
  },
});
