import type { Flag } from '@sluice/evaluator';
import { compose, type Blocker } from '../../../domain/change/compose.js';
import { changeOp, rolloutId, STEP } from '../../../domain/ids.js';
import { canonicalJson } from '../../../domain/proposal/canonical.js';
import type { LiveFlag } from '../../../domain/proposal/live.js';
import type { Plan, Proposal, Target } from '../../../domain/proposal/proposal.js';
import type { Result } from '../../../domain/result.js';
import { composeStage } from '../../../domain/rollout/stage.js';
import { sha256 } from '../../../proof/hash.js';
import type { Ground, Write } from './ground.js';
import { hashOf } from './history.js';

/** The record a write should have made of what was before; null where it should have made none. */
export type Remake = (before: LiveFlag) => Result<Flag | null, Blocker> | null;

/** Whether an entry wrote nothing but what its proposal asks for, where and as it asks for it. */
export function writtenProblem(ground: Ground, proposal: Proposal): string | null {
  if (ground.body.edition !== proposal.edition) return 'it is of another edition than its proposal';
  if (ground.body.type === 'change.applied') return appliedProblem(ground, proposal);
  return ground.body.type === 'rollout.stage'
    ? stageProblem(ground, proposal)
    : 'nothing of this kind writes by a proposal';
}

function appliedProblem(ground: Ground, proposal: Proposal): string | null {
  const { change, edition, items } = proposal;
  const itemOf = (write: Write) => items.find(({ target }) => isAt(write, target));
  const foreign = ground.writes.find((write) => itemOf(write) === undefined);
  if (foreign !== undefined) return `it wrote ${nameOf(foreign)}, which its proposal does not touch`;
  if (ground.body.opId !== changeOp(change, edition, STEP.apply)) return OTHER_OPERATION;
  return firstProblem(ground.writes, (before, write) => composedItem(itemOf(write), before));
}

function composedItem(item: Proposal['items'][number] | undefined, before: LiveFlag): ReturnType<Remake> {
  const composed = item === undefined ? null : compose(item, before, sha256);
  if (composed === null || !composed.ok) return composed;
  return composed.value === null ? null : { ok: true, value: composed.value.record };
}

function stageProblem(ground: Ground, { change, edition, plan }: Proposal): string | null {
  const { body, at, trail } = ground;
  const { stage = -1 } = body;
  const opOf = (of: number) => changeOp(change, edition, STEP.stage(of));
  if (plan === null) return 'its proposal has no plan';
  if (ground.writes.length !== 1) return 'a stage writes one record';
  const previousAtMs = trail.enteredAt(opOf(stage - 1)) ?? null;
  return (
    planProblem(ground, plan, opOf(stage)) ??
    firstProblem(ground.writes, (live) => composeStage({ plan, stage, live, previousAtMs, nowMs: at }))
  );
}

/** Whether an entry moved nothing but the rule its plan is for. */
export function planProblem({ body, writes }: Ground, { target }: Plan, opId: string): string | null {
  const own = { kind: 'flag', env: target.env, key: target.flag } as const;
  const foreign = writes.find((write) => !isAt(write, own));
  if (foreign !== undefined) return `it wrote ${nameOf(foreign)}, which its plan does not touch`;
  return body.opId === opId && body.rollout === rolloutId(target) ? null : OTHER_OPERATION;
}

const OTHER_OPERATION = 'it goes by the name of another operation';

/** The first write that is not what comes of the version before it, where that is still known. */
export function firstProblem(
  writes: readonly Write[],
  remake: (before: LiveFlag, write: Write) => ReturnType<Remake>,
): string | null {
  for (const write of writes) {
    const { before } = write;
    if (before === 'forged') return `the history of ${nameOf(write, -1)} is not what the ledger says`;
    const made = before === 'unknown' ? undefined : remake(before, write);
    if (made === undefined) continue;
    if (made === null) return `${nameOf(write)} was to stay as it was`;
    if (!made.ok) return `${nameOf(write)} could not be written: ${made.error.detail}`;
    if (hashOf(made.value) !== write.hash) return `${nameOf(write)} is not what was asked for`;
  }
  return null;
}

const isAt = (write: Write, target: Target): boolean => canonicalJson(write.target) === canonicalJson(target);

export const nameOf = ({ target, version }: Write, back = 0): string =>
  `${target.key} in ${target.env}, version ${String(version + back)}`;
