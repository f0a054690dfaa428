import type { Flag } from '@sluice/evaluator';
import type { Token } from '../../domain/command/command.js';
import { canonicalJson } from '../../domain/proposal/canonical.js';
import { recordHash } from '../../domain/proposal/hash.js';
import type { LiveFlag } from '../../domain/proposal/live.js';
import { sha256 } from '../../proof/hash.js';
import type { WriteBatch } from '../../store/port.js';
import type { Caller } from '../sdk/caller.js';

export interface KillInput {
  readonly env: string;
  readonly flag: string;
  readonly reason: string;
}

/** A signed order to switch a flag off. */
export interface Order extends KillInput {
  readonly token: Token;
  readonly jti: string;
  readonly caller: Caller;
  readonly opId: string;
}

interface Composed {
  readonly found: LiveFlag;
  readonly record: Flag;
  readonly generations: { readonly [env: string]: string };
}

/** Record, ledger entry and the command's outcome, as one write. */
export function batchOf(project: string, order: Order, { found, record, generations }: Composed): WriteBatch {
  const { env, flag: key, opId, jti } = order;
  const hash = recordHash(record, sha256);
  const { version } = record;
  return {
    opId,
    payloadHash: sha256(canonicalJson(['kill', env, key])),
    writes: [
      {
        env,
        kind: 'flag',
        key,
        expectedVersion: found.version,
        version,
        record: JSON.stringify(record),
        hash,
      },
    ],
    generations,
    entry: {
      ...entryOf(project, order),
      versions: [{ target: { kind: 'flag', env, key }, version, hash }],
    },
    command: { jti, accepted: true },
  };
}

const entryOf = (project: string, { caller, reason, opId, token }: Order): WriteBatch['entry'] => ({
  format: 1,
  type: 'flag.killed',
  project,
  outcome: 'ok',
  actor: { kind: 'person', id: caller.person.id },
  via: caller.via,
  reason,
  authority: { kind: 'lowering' },
  opId,
  evidence: [token],
});
