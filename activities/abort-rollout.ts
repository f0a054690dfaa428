import type { Token } from '../domain/command/command.js';
import { BLOCK } from '../domain/failure.js';
import { changeOp, rolloutId, STEP } from '../domain/ids.js';
import type { Grant } from '../domain/messages.js';
import { LOWERING_ROLES } from '../domain/policy/quorum.js';
import { holds, personOf } from '../domain/policy/people.js';
import { composeAbort } from '../domain/rollout/stage.js';
import { reduceRollout } from '../domain/rollout/reduce.js';
import type { RolloutState } from '../domain/rollout/state.js';
import { grantFacts } from './commit/permit.js';
import type { ActivityDeps } from './deps.js';
import { commandOf } from './facts/command.js';
import { onFreshRecords } from './fresh.js';
import { governed } from './facts/governed.js';
import { liveOf, planOf, type StageResult } from './set-stage.js';
import { writeExposure } from './stage/write-exposure.js';

export interface AbortInput {
  readonly grant: Grant;
  /** The signed `control` command. */
  readonly token: Token;
  /** The rollout as it is, for its view; nothing else of it is believed. */
  readonly state: RolloutState;
}

/**
 * Takes a rule back to where its plan began, by authority of lowering: it needs a signed command of somebody with a
 * role there, and no approval. What others changed in the flag meanwhile stays.
 */
export const abortRollout = (deps: ActivityDeps, input: AbortInput): Promise<StageResult> =>
  onFreshRecords(() => tryAbort(deps, input));

async function tryAbort(deps: ActivityDeps, input: AbortInput): Promise<StageResult> {
  const { grant, token, state } = input;
  const plan = planOf(await grantFacts(deps, { ...grant, tokens: [] }));
  const done = await deps.store.receipt(changeOp(grant.change, grant.edition, STEP.abort));
  if (done !== null) return { ok: true, units: plan.startUnits, atMs: done.at };
  const command = await commandOf(deps, token, 'control');
  if (
    !command.ok ||
    command.value.rollout !== rolloutId(plan.target) ||
    command.value.change !== grant.change
  )
    return { ok: false, code: BLOCK.NOT_MET, detail: 'no signed command asks for this' };
  const { people } = await governed(deps);
  const person = personOf(people, command.value.sub);
  if (person === undefined || !holds(person, LOWERING_ROLES, [plan.target.env]))
    return {
      ok: false,
      code: BLOCK.NOT_MET,
      detail: `${command.value.sub} holds no role in ${plan.target.env}`,
    };
  const { live, generations } = await liveOf(deps, plan);
  const record = composeAbort(plan, live);
  if (!record.ok) return { ok: false, ...record.error };
  const units = plan.startUnits;
  return writeExposure(deps, {
    step: STEP.abort,
    type: 'rollout.aborted',
    closes: true,
    authority: { kind: 'lowering' },
    ...{ grant, plan, stage: state.stage, live, generations, record: record.value, units },
    evidence: [token],
    command: command.value,
    next: reduceRollout(state, {
      type: 'aborted',
      units,
      ending: `${command.value.sub}: ${command.value.reason}`,
    }),
  });
}
