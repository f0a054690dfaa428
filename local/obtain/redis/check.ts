import type { Attempt } from '../../report.js';
import { acceptable, type Wanted } from '../executable.js';
import { redisExecutable, type RedisProgram } from './program.js';

/** Functions of the store's scripts need Redis 7.0; Valkey answers in the same form. */
const WANTED: Wanted = { marker: 'server v=', atLeast: [7, 0] };

/** The server at that path as a program, if it is new enough. */
export async function checkedRedis(path: string, attempt: Attempt): Promise<RedisProgram | undefined> {
  const version = await acceptable(path, WANTED, attempt);
  return version && redisExecutable(path, `${path} (${version.join('.')})`);
}
