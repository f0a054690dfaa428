import type { Redis } from 'ioredis';
import type { Environment, Policy } from '../../domain/policy/environment.js';
import type { People } from '../../domain/policy/people.js';
import type { FlagReader } from '../port.js';
import type { ProjectKeys } from './keys.js';
import { isPresent, parseJson } from './parse.js';
import { transaction } from './transaction.js';

type GovernanceReads = Pick<FlagReader, 'governance' | 'people' | 'document'>;

export const createGovernanceReads = (redis: Redis, keys: ProjectKeys): GovernanceReads => ({
  governance: () => readGovernance(redis, keys),
  people: async () => parseJson<People>(await redis.get(keys.people)),
  document: (hash) => redis.get(keys.document(hash)),
});

async function readGovernance(redis: Redis, keys: ProjectKeys): ReturnType<FlagReader['governance']> {
  const replies = await transaction(redis, (commands) =>
    commands.hgetall(keys.environments).hget(keys.policies, 'standard'),
  );
  const [documents = {}, policyText] = replies as [{ readonly [env: string]: string }?, (string | null)?];
  const policy = parseJson<Policy>(policyText);
  if (policy === null) return null;
  const environments = Object.values(documents).map((text) => parseJson<Environment>(text));
  return { environments: environments.filter(isPresent).sort(byKey), policy };
}

const byKey = (a: Environment, b: Environment): number => (a.key < b.key ? -1 : 1);
