import { ok } from '../../../domain/result.js';
import { changeOp, killOp, STEP } from '../../../domain/ids.js';
import { LOWERING_ROLES } from '../../../domain/policy/quorum.js';
import { holds, personOf } from '../../../domain/policy/people.js';
import { composeAbort } from '../../../domain/rollout/stage.js';
import { disabled, offVariantOf } from '../../kill/disabled.js';
import type { Ground } from './ground.js';
import { firstProblem, planProblem } from './written.js';

/** A lowering needs nobody's approval, only somebody's own order, for exactly what it lowered. */
export function loweringProblem(ground: Ground): string | null {
  if (ground.body.type === 'flag.killed') return killProblem(ground);
  return ground.body.type === 'rollout.aborted'
    ? abortProblem(ground)
    : 'nobody signed an order to lower this';
}

function killProblem(ground: Ground): string | null {
  const { commands, writes, body } = ground;
  const [command] = commands;
  const [write] = writes;
  if (command?.cmd !== 'kill' || write === undefined || writes.length !== 1)
    return 'an order to switch a flag off writes one record';
  const { env, key } = write.target;
  if (env !== command.env || key !== command.flag) return 'its order names another flag';
  if (body.opId !== killOp(command.jti)) return 'it goes by the name of another operation';
  return roleProblem(ground, env) ?? firstProblem(writes, ({ record }) => switchedOff(record));
}

function switchedOff(record: Parameters<typeof offVariantOf>[0] | null) {
  const variant = record === null ? undefined : offVariantOf(record);
  return record === null || variant === undefined ? null : ok(disabled(record, variant));
}

function abortProblem(ground: Ground): string | null {
  const { proposal, body, writes } = ground;
  const plan = proposal?.plan ?? null;
  if (proposal === null || plan === null || proposal.change !== body.change)
    return 'its proposal is missing, has no plan, or belongs to another change';
  if (writes.length > 1) return 'going back writes one record';
  return (
    planProblem(ground, plan, changeOp(proposal.change, proposal.edition, STEP.abort)) ??
    roleProblem(ground, plan.target.env) ??
    firstProblem(writes, (live) => composeAbort(plan, live))
  );
}

function roleProblem({ people, body }: Ground, env: string): string | null {
  const person = personOf(people, body.actor.id);
  return person !== undefined && holds(person, LOWERING_ROLES, [env])
    ? null
    : `${body.actor.id} holds no role in ${env}`;
}
