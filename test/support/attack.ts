import type { Token } from '../../domain/command/command.js';
import { newChange, reduce } from '../../domain/change/reduce.js';
import type { ChangeState } from '../../domain/change/state.js';
import type { Grant } from '../../domain/messages.js';
import type { Proposal } from '../../domain/proposal/proposal.js';
import { newRollout } from '../../domain/rollout/reduce.js';
import type { RolloutState } from '../../domain/rollout/state.js';
import type { TestProject } from './project.js';

/** What somebody knows who can read everything and reaches the task queue, but holds no key. */
export interface Knowledge {
  readonly grant: Grant;
  readonly proposal: Proposal;
  /** Every signed command that ever stood in the ledger of the change. */
  readonly tokens: readonly Token[];
  readonly change: ChangeState;
  readonly rollout: RolloutState;
}

export async function knowledgeOf(world: TestProject, id: string): Promise<Knowledge> {
  const view = await world.until(id, (each) => each.edition > 0);
  const { proposalHash, edition } = view;
  const proposal = JSON.parse((await world.store.document(proposalHash)) ?? '') as Proposal;
  const plan = proposal.plan ?? { target: { env: '', flag: '', rule: '' }, startUnits: 0, stages: [] };
  const grant = { change: id, edition, proposalHash };
  return {
    ...{ grant, proposal },
    tokens: (await world.ledger(id)).flatMap((entry) => entry.body.evidence),
    change: { ...newChange(world.project, id), edition, proposalHash, transition: view.transition },
    rollout: newRollout(world.project, grant, plan),
  };
}

/** Has a token entered in the ledger as an accepted decision, past every judgement. */
export async function recordAsAccepted(world: TestProject, id: string, token: Token): Promise<void> {
  const { change } = await knowledgeOf(world, id);
  const about = { subject: { change: reduce(change, { type: 'applying' }) }, reason: '', step: 'raw' };
  await world.act('record', { type: 'decision.approved', token, ...about });
}
