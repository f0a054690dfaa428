/** Follows the flags of one environment in Redis. */
export type { FleetReport } from './fleet.js';
export type { RedisSourceOptions } from './options.js';
export { redisSource } from './source.js';
