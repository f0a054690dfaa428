import type { Attempt } from '../../report.js';
import { firstThatWorks } from '../means.js';
import { redisInCache } from './cached.js';
import { redisInContainer } from './container.js';
import { redisFromHomebrew } from './homebrew.js';
import { redisOnPath } from './path.js';
import type { RedisProgram } from './program.js';
import { redisFromSource } from './source.js';
import { presentManager, redisFromSystem } from './system.js';

const MEANS = [
  redisOnPath,
  redisInCache,
  redisFromHomebrew,
  redisFromSystem,
  redisInContainer,
  redisFromSource(),
];

/** A Redis 7.0 or newer by whatever means this machine has. Throws `NotObtained` with the command to type. */
export const obtainRedis = (attempt: Attempt): Promise<RedisProgram> =>
  firstThatWorks({ what: 'Redis', means: MEANS, advice }, attempt);

async function advice(): Promise<string> {
  const otherwise = 'Or name one that runs: SLUICE_REDIS_URL=redis://HOST:6379';
  if (process.platform === 'darwin')
    return `Type: brew install redis (Homebrew: https://brew.sh). ${otherwise}`;
  const manager = await presentManager();
  const rights = process.getuid?.() === 0 ? '' : 'sudo ';
  const typed = manager?.typed.replace(/(^|&& )/g, `$1${rights}`);
  return typed === undefined ? otherwise : `Type: ${typed}. ${otherwise}`;
}
