import { BLOCK, type BlockCode } from '../domain/failure.js';
import { changeOp, STEP } from '../domain/ids.js';
import type { Authority } from '../domain/ledger/entry.js';
import type { Grant } from '../domain/messages.js';
import type { Token } from '../domain/command/command.js';
import { liveFlag, type LiveFlag } from '../domain/proposal/live.js';
import type { Plan } from '../domain/proposal/proposal.js';
import { composeStage } from '../domain/rollout/stage.js';
import { reduceRollout } from '../domain/rollout/reduce.js';
import type { RolloutState } from '../domain/rollout/state.js';
import { grantFacts, permitted, type GrantFacts } from './commit/permit.js';
import type { ActivityDeps } from './deps.js';
import { permanent } from './fail.js';
import { onFreshRecords } from './fresh.js';
import { writeExposure } from './stage/write-exposure.js';

export interface SetStageInput {
  readonly grant: Grant;
  /** The stage to set, from 0. */
  readonly stage: number;
  /** Decisions the grant stands on; verified again here. */
  readonly tokens: readonly Token[];
  /** The rollout as it is, for its view; nothing else of it is believed. */
  readonly state: RolloutState;
}

export type StageResult =
  | { readonly ok: true; readonly units: number; readonly atMs: number }
  | { readonly ok: false; readonly code: BlockCode; readonly detail: string };

/**
 * Raises the exposure to one stage of an approved plan. The plan comes from the proposal people signed, its place in
 * it from the ledger: a stage is set only after the one before, and when that one has stayed as long as was
 * approved, whoever asks.
 */
export const setStage = (deps: ActivityDeps, input: SetStageInput): Promise<StageResult> =>
  onFreshRecords(() => trySetStage(deps, input));

async function trySetStage(deps: ActivityDeps, input: SetStageInput): Promise<StageResult> {
  const { change, edition, proposalHash } = input.grant;
  const done = await deps.store.receipt(changeOp(change, edition, STEP.stage(input.stage)));
  const facts = await grantFacts(deps, { change, proposalHash, tokens: input.tokens });
  const plan = planOf(facts);
  if (done !== null) return { ok: true, units: plan.stages[input.stage]?.units ?? 0, atMs: done.at };
  const verdict = await permitted(deps, facts);
  if (!verdict.ok) return { ok: false, ...verdict.blocker };
  return raise(deps, { input, facts, plan, authority: verdict.authority });
}

export function planOf({ proposal, proposalHash }: GrantFacts): Plan {
  if (proposal.plan === null) throw permanent('INVALID', `proposal ${proposalHash} has no plan`);
  return proposal.plan;
}

async function raise(
  deps: ActivityDeps,
  of: {
    readonly input: SetStageInput;
    readonly facts: GrantFacts;
    readonly plan: Plan;
    readonly authority: Authority;
  },
): Promise<StageResult> {
  const { input, facts, plan, authority } = of;
  const { stage, grant, state } = input;
  const writtenAt = await previousAt(deps, input);
  if (writtenAt === null)
    return { ok: false, code: BLOCK.NOT_MET, detail: 'what comes before this stage was never written' };
  const { live, generations } = await liveOf(deps, plan);
  const nowMs = await deps.store.now();
  const previousAtMs = stage === 0 ? null : writtenAt;
  const record = composeStage({ plan, stage, live, previousAtMs, nowMs });
  if (!record.ok) return { ok: false, ...record.error };
  const units = plan.stages[stage]?.units ?? 0;
  return writeExposure(deps, {
    step: STEP.stage(stage),
    type: 'rollout.stage',
    closes: false,
    ...{ grant, plan, stage, authority, live, generations, record: record.value, units },
    evidence: facts.tokens,
    command: null,
    next: reduceRollout(state, { type: 'set', stage, units, atMs: nowMs }),
  });
}

/** When what must come before was written: the change itself, then each stage. A wait may outlast every receipt. */
async function previousAt(deps: ActivityDeps, { grant, stage }: SetStageInput): Promise<number | null> {
  const opId = changeOp(grant.change, grant.edition, stage === 0 ? STEP.apply : STEP.stage(stage - 1));
  const entries = await deps.store.ledgerOf(grant.change);
  return entries.find((each) => each.body.opId === opId)?.at ?? null;
}

export async function liveOf(
  deps: ActivityDeps,
  plan: Plan,
): Promise<{ live: LiveFlag; generations: { readonly [env: string]: string } }> {
  const { env, flag } = plan.target;
  const { live, generations } = await deps.store.read([{ env, key: flag }]);
  return { live: liveFlag(live, env, flag), generations };
}
