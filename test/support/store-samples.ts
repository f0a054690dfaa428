import { createHash } from 'node:crypto';
import type { Flag } from '@sluice/evaluator';
import type { ChangeView } from '../../domain/change/projection.js';
import type { EntryBody } from '../../domain/ledger/entry.js';
import type { Environment } from '../../domain/policy/environment.js';
import { DEFAULT_POLICY } from '../../domain/policy/environment.js';
import type { RolloutView } from '../../domain/rollout/state.js';
import type { Foundation, RecordWrite, WriteBatch } from '../../store/port.js';

/** Any 64 hex digits that differ with the text. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

export const flagOf = (key: string, version: number, over: Partial<Flag> = {}): Flag => ({
  format: 1,
  key,
  tags: [],
  type: 'boolean',
  state: 'active',
  version,
  salt: 'salt',
  bucketing: 'm3.1',
  variants: [
    { key: 'on', value: true },
    { key: 'off', value: false },
  ],
  offVariant: 'off',
  prerequisites: [],
  overrides: [],
  rules: [],
  serve: { variant: 'off' },
  clientVisible: false,
  metadata: {},
  ...over,
});

/** Writes version `expected + 1` of a flag. */
export function writeOf(env: string, key: string, expected: number): RecordWrite {
  const record = JSON.stringify(flagOf(key, expected + 1));
  return { ...deletionOf(env, key, expected), record, hash: hashOf(record) };
}

export const deletionOf = (env: string, key: string, expected: number): RecordWrite => ({
  env,
  kind: 'flag',
  key,
  expectedVersion: expected,
  version: expected + 1,
  record: null,
  hash: null,
});

export const entryOf = (over: Partial<EntryBody> = {}): EntryBody => ({
  format: 1,
  type: 'change.applied',
  project: 'any',
  outcome: 'ok',
  actor: { kind: 'person', id: 'p-ann' },
  via: 'api',
  reason: 'because',
  evidence: [],
  ...over,
});

type Core = Pick<WriteBatch, 'opId' | 'writes' | 'generations'>;

/** A batch whose payload is what it writes. */
export const batchOf = (core: Core, over: Partial<WriteBatch> = {}): WriteBatch => ({
  payloadHash: hashOf(JSON.stringify(core.writes.map(({ env, key }) => [env, key]))),
  entry: entryOf(),
  ...core,
  ...over,
});

const environmentOf = (key: string, criticality: Environment['criticality']): Environment => ({
  format: 1,
  key,
  name: key,
  criticality,
  governed: criticality === 'critical',
  zone: 'Europe/Berlin',
});

export const FOUNDATION: Foundation = {
  opId: 'genesis/1',
  entry: entryOf({ type: 'project.founded', authority: { kind: 'genesis' } }),
  governance: {
    environments: [environmentOf('production', 'critical'), environmentOf('staging', 'normal')],
    policy: DEFAULT_POLICY,
  },
  people: {
    format: 1,
    version: 1,
    people: [{ id: 'p-ann', name: 'Ann', active: true, roles: { manager: ['*'] } }],
  },
};

const NOTHING = { what: '', who: '', next: '', sentence: '' };

export const changeView = (id: string, transition: number, title = 'a change'): ChangeView => ({
  format: 1,
  id,
  transition,
  openedAtMs: 0,
  status: 'review',
  title,
  reason: '',
  ticket: null,
  edition: 1,
  proposalHash: hashOf(id),
  requester: 'p-ann',
  authors: ['p-ann'],
  environments: ['production'],
  flags: ['checkout'],
  summary: [],
  requirements: [],
  refusals: [],
  waiting: NOTHING,
  block: null,
  rollout: null,
  ending: null,
  workflowId: `change/any/${id}`,
});

export const rolloutView = (change: string, transition: number, units = 0): RolloutView => ({
  format: 1,
  id: 'production/checkout/rollout-on',
  transition,
  change,
  status: 'waiting',
  plan: {
    target: { env: 'production', flag: 'checkout', rule: 'rollout-on' },
    startUnits: 0,
    stages: [{ units: 5000 }],
  },
  stage: 0,
  units,
  nextAtMs: null,
  held: null,
  waiting: NOTHING,
  ending: null,
  workflowId: 'rollout/any/production/checkout/rollout-on',
});
