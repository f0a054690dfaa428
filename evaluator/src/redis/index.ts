/** Follows the flags of one environment in Redis. */
export type { RedisSourceOptions } from './options.js';
export { redisSource } from './source.js';
