import type { Redis } from 'ioredis';
import type { Environment, Policy } from '../../domain/policy/environment.js';
import type { People } from '../../domain/policy/people.js';
import { parseObject } from '../json.js';
import type { FlagReader } from '../port.js';
import type { ProjectKeys } from './keys.js';
import { isPresent } from './parse.js';
import { transaction } from './transaction.js';

type GovernanceReads = Pick<FlagReader, 'governance' | 'people' | 'document'>;

export const createGovernanceReads = (redis: Redis, keys: ProjectKeys): GovernanceReads => ({
  governance: () => readGovernance(redis, keys),
  people: async () => parseObject(await redis.get(keys.people)) as People | null,
  document: (hash) => redis.get(keys.document(hash)),
});

async function readGovernance(redis: Redis, keys: ProjectKeys): ReturnType<FlagReader['governance']> {
  const replies = await transaction(redis, (commands) =>
    commands.hgetall(keys.environments).hget(keys.policies, 'standard'),
  );
  const [documents = {}, policyText] = replies as [{ readonly [env: string]: string }?, (string | null)?];
  const policy = parseObject(policyText) as Policy | null;
  if (policy === null) return null;
  const environments = Object.values(documents).map((text) => parseObject(text) as Environment | null);
  return { environments: environments.filter(isPresent).sort(byKey), policy };
}

const byKey = (a: Environment, b: Environment): number => (a.key < b.key ? -1 : 1);
