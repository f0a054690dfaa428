import { STORE_FORMAT, type LogWrite } from '@sluice/evaluator';
import { canonicalJson } from '../../domain/proposal/canonical.js';
import type { Foundation, RecordWrite, Transition, WriteBatch } from '../port.js';
import type { ProjectKeys } from './keys.js';
import type { ScriptInput } from './script.js';
import { Slots } from './slots.js';
import { closedField, transitionPart, type Parts } from './manifest-transition.js';

/** What the apply script reads for a batch with records. */
export function batchInput(keys: ProjectKeys, batch: WriteBatch): ScriptInput {
  const parts = { keys, slots: new Slots() };
  const names = new Set([...Object.keys(batch.generations), ...batch.writes.map((write) => write.env)]);
  return parts.slots.input({
    ...transitionPart(parts, batch),
    payload: batch.payloadHash,
    environments: [...names].map((name) => ({
      ...environmentPart(parts, name),
      generation: batch.generations[name],
      writes: logPlace(parts, writesIn(batch, name)),
    })),
    writes: batch.writes.map((write) => recordPart(parts, write)),
    standsOn: batch.standsOn && closedField(batch.standsOn),
    requireEmpty: batch.requireEmpty,
  });
}

/** The same for a transition alone; without a payload hash, because its opId says all. */
export function transitionInput(keys: ProjectKeys, transition: Transition): ScriptInput {
  const parts = { keys, slots: new Slots() };
  return parts.slots.input({ ...transitionPart(parts, transition), environments: [], writes: [] });
}

/** What the founding script reads; `generation` makes a new one for each environment. */
export function foundationInput(
  keys: ProjectKeys,
  foundation: Foundation,
  generation: () => string,
): ScriptInput {
  const parts = { keys, slots: new Slots() };
  const { environments, policy } = foundation.governance;
  const document = (key: number, value: object) => ({ key, text: parts.slots.text(canonicalJson(value)) });
  return parts.slots.input({
    ...transitionPart(parts, foundation),
    format: STORE_FORMAT,
    policy: document(parts.slots.key(keys.policies, 'hash'), policy),
    people: document(parts.slots.key(keys.people, 'string'), foundation.people),
    environmentDocuments: parts.slots.key(keys.environments, 'hash'),
    environments: environments.map((environment) => ({
      ...environmentPart(parts, environment.key),
      generation: generation(),
      text: parts.slots.text(canonicalJson(environment)),
    })),
  });
}

function environmentPart({ keys, slots }: Parts, name: string): object {
  const { meta, log } = keys.environment(name);
  return { name, meta: slots.key(meta, 'hash'), log: slots.key(log, 'stream') };
}

function recordPart({ keys, slots }: Parts, write: RecordWrite): object {
  const { flags, heads } = keys.environment(write.env);
  return {
    environment: write.env,
    key: write.key,
    expected: write.expectedVersion,
    version: write.version,
    hash: write.hash ?? '-',
    record: write.record === null ? undefined : slots.text(write.record),
    flags: slots.key(flags, 'hash'),
    heads: slots.key(heads, 'hash'),
    history: slots.key(keys.history(write.env, write.key), 'stream'),
  };
}

const writesIn = (batch: WriteBatch, env: string): readonly LogWrite[] =>
  batch.writes.filter((write) => write.env === env).map(({ kind, key, record }) => ({ kind, key, record }));

/** An environment nothing is written in has no log entry and keeps its revision. */
const logPlace = ({ slots }: Parts, writes: readonly LogWrite[]): number | undefined =>
  writes.length === 0 ? undefined : slots.text(JSON.stringify(writes));
