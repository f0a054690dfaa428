import type { Flag } from '@sluice/evaluator';
import type { Command, Token } from '../../domain/command/command.js';
import type { BlockCode } from '../../domain/failure.js';
import { changeOp, rolloutId } from '../../domain/ids.js';
import type { Authority, EntryType, WrittenVersion } from '../../domain/ledger/entry.js';
import type { Grant } from '../../domain/messages.js';
import { canonicalJson } from '../../domain/proposal/canonical.js';
import { percent } from '../../domain/proposal/units.js';
import { recordHash } from '../../domain/proposal/hash.js';
import type { LiveFlag } from '../../domain/proposal/live.js';
import type { Plan, Target } from '../../domain/proposal/proposal.js';
import type { RolloutState } from '../../domain/rollout/state.js';
import { sha256 } from '../../proof/hash.js';
import type { RecordWrite, WriteBatch } from '../../store/port.js';
import type { ActivityDeps } from '../deps.js';
import { entry } from '../entry.js';
import { projectionOf } from '../record.js';

/** One move of a rule's exposure. */
export interface Move {
  readonly step: string;
  readonly type: EntryType;
  readonly grant: Grant;
  readonly plan: Plan;
  readonly stage: number;
  readonly authority: Authority;
  readonly live: LiveFlag;
  readonly generations: { readonly [env: string]: string };
  /** Null where the rule is there already. */
  readonly record: Flag | null;
  readonly units: number;
  /** What happens to the grant: a stage stands on it, an abort ends it for good. */
  readonly closes: boolean;
  /** Decisions it stands on, or the command that asked for it. */
  readonly evidence: readonly Token[];
  readonly command: Command | null;
  /** The rollout as it is after the move. */
  readonly next: RolloutState;
}

export type Exposed =
  | { readonly ok: true; readonly units: number; readonly atMs: number }
  | { readonly ok: false; readonly code: BlockCode; readonly detail: string };

/** Writes a move: record, ledger entry and view in one script. */
export async function writeExposure(deps: ActivityDeps, move: Move): Promise<Exposed> {
  const result = await deps.store.apply(batchOf(deps, move));
  if (!result.ok) return { ok: false, code: result.code, detail: result.detail };
  return { ok: true, units: move.units, atMs: result.receipt.at };
}

function batchOf(deps: ActivityDeps, move: Move): WriteBatch {
  const { grant, authority, plan, stage, units } = move;
  const opId = changeOp(grant.change, grant.edition, move.step);
  const [token] = move.command === null ? [] : move.evidence;
  const body = entry(deps, {
    type: move.type,
    token: token ?? null,
    command: move.command,
    reason: `at ${percent(units)}`,
  });
  return {
    opId,
    payloadHash: sha256(canonicalJson([grant.proposalHash, move.step, plan.target])),
    writes: writesOf(move),
    generations: move.generations,
    entry: {
      ...body,
      ...{ ...grant, opId, authority, stage, rollout: rolloutId(plan.target), evidence: move.evidence },
      versions: versionsOf(move),
      detail: { units },
    },
    ...(move.closes ? { close: standing(move) } : { standsOn: standing(move) }),
    ...projectionOf({ rollout: move.next }),
    ...(move.command === null ? {} : { command: { jti: move.command.jti, accepted: true } }),
  };
}

const standing = ({ grant }: Move): { change: string; proposalHash: string } => ({
  change: grant.change,
  proposalHash: grant.proposalHash,
});

const targetOf = ({ plan }: Move): Target => ({ kind: 'flag', env: plan.target.env, key: plan.target.flag });

function versionsOf(move: Move): readonly WrittenVersion[] {
  const { record } = move;
  return record === null
    ? []
    : [{ target: targetOf(move), version: record.version, hash: recordHash(record, sha256) }];
}

function writesOf(move: Move): readonly RecordWrite[] {
  const { record, live } = move;
  if (record === null) return [];
  const { env, key, kind } = targetOf(move);
  const text = JSON.stringify(record);
  const hash = recordHash(record, sha256);
  return [{ env, kind, key, expectedVersion: live.version, version: record.version, record: text, hash }];
}
