import type { Redis } from 'ioredis';
import type { Durability } from '../port.js';
import { isForbidden } from './failures.js';

const UNKNOWN = 'unknown';

/** Asks the server what becomes of an acknowledged write when it is killed or runs out of memory. */
export async function readDurability(redis: Redis): Promise<Durability> {
  const info = parseInfo(await redis.info());
  const facts = {
    version: info.get('redis_version') ?? UNKNOWN,
    appendOnly: info.get('aof_enabled') === '1',
    fsync: await readFsync(redis),
    evictionPolicy: info.get('maxmemory_policy') ?? UNKNOWN,
  };
  return { ...facts, warnings: warningsOf(facts) };
}

/** Hosted servers and narrow users do not allow CONFIG. */
async function readFsync(redis: Redis): Promise<string> {
  try {
    const [, value] = (await redis.config('GET', 'appendfsync')) as [string, string?];
    return value ?? UNKNOWN;
  } catch (error) {
    if (isForbidden(error)) return UNKNOWN;
    throw error;
  }
}

function warningsOf(facts: Omit<Durability, 'warnings'>): readonly string[] {
  const warnings: string[] = [];
  if (!facts.appendOnly)
    warnings.push('appendonly is off: a restart of the store loses acknowledged writes; set appendonly yes.');
  else if (facts.fsync !== 'always')
    warnings.push(
      `appendfsync is ${facts.fsync}: a crash of the machine can lose acknowledged writes; set appendfsync always.`,
    );
  if (facts.evictionPolicy !== 'noeviction')
    warnings.push(
      `maxmemory-policy is ${facts.evictionPolicy}: a full store may drop flags; set maxmemory-policy noeviction.`,
    );
  return warnings;
}

const parseInfo = (text: string): ReadonlyMap<string, string> =>
  new Map(text.split('\r\n').flatMap((line) => pair(line.split(':'))));

const pair = ([name, value]: readonly string[]): readonly (readonly [string, string])[] =>
  name !== undefined && value !== undefined ? [[name, value]] : [];
