import { CancellationScope } from '@temporalio/workflow';
import { MESSAGE, type ApprovalInput, type ApprovalResult } from '../domain/messages.js';
import { hasEnded } from '../domain/change/state-of.js';
import { applyChange } from './approval/apply.js';
import { begin } from './approval/begin.js';
import { openDesk, type Desk } from './approval/desk.js';
import { notifyOf } from './approval/notice.js';
import { review } from './approval/review.js';
import { roll } from './approval/roll.js';
import { take } from './approval/take.js';
import { allAnswered } from './shared/answered.js';
import { tellState } from './shared/attributes.js';
import { bindCommands } from './shared/commands.js';

type Revisions = ApprovalResult['revisions'];

/**
 * The life of one change: prepared, decided on by people, written once, raised in stages. A cancel from outside is
 * nobody's signed command and changes nothing; a change is taken back with `withdraw`.
 */
export async function flagApproval(input: ApprovalInput): Promise<ApprovalResult> {
  const desk = openDesk(input);
  // First in the lane: what was sent before any worker ran is judged by the edition it meets, not by nothing.
  const begun = desk.lane(() => begin(desk));
  bindCommands([MESSAGE.decide, MESSAGE.edit, MESSAGE.withdraw], (name, message) =>
    desk.lane(() => take(desk, name, message)),
  );
  return CancellationScope.nonCancellable(async () => {
    await begun;
    return live(desk);
  });
}

async function live(desk: Desk): Promise<ApprovalResult> {
  const revisions = await untilWritten(desk);
  const { plan, status } = desk.state();
  if (status === 'rolling' && plan !== null) await roll(desk, plan);
  else if (status !== 'applied') tellState(status);
  await notifyOf(desk, 'ended');
  await allAnswered();
  return resultOf(desk, revisions);
}

/** Reviewed and tried until it is written or has ended without. */
async function untilWritten(desk: Desk): Promise<Revisions> {
  while (!hasEnded(desk.state())) {
    if ((await review(desk)) === 'ended') break;
    const revisions = await applyChange(desk);
    if (revisions !== null) return revisions;
  }
  return {};
}

function resultOf(desk: Desk, revisions: Revisions): ApprovalResult {
  const { change, status, edition, proposalHash, ending } = desk.state();
  return { change, status, edition, proposalHash, revisions, ending };
}
