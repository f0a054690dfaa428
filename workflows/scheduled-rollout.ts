import { CancellationScope, condition } from '@temporalio/workflow';
import { rolloutId } from '../domain/ids.js';
import { MESSAGE, type RolloutInput, type RolloutResult } from '../domain/messages.js';
import { nextMove } from '../domain/rollout/next-move.js';
import { percent } from '../domain/proposal/units.js';
import { isOver } from '../domain/rollout/waiting-for.js';
import { control } from './rollout/control.js';
import { openRolloutDesk, type RolloutDesk } from './rollout/desk.js';
import { finish, setStage } from './rollout/stages.js';
import { allAnswered } from './shared/answered.js';
import { tellState } from './shared/attributes.js';
import { bindCommands } from './shared/commands.js';

/**
 * The staged raise of one rule's exposure, by durable timers. Every stage is judged again when it is written; what
 * does not hold then holds the rollout where it is. An abort is taken in every state and lowers at once.
 */
export async function scheduledRollout(input: RolloutInput): Promise<RolloutResult> {
  const desk = openRolloutDesk(input);
  bindCommands([MESSAGE.control], (name, message) => desk.lane(() => control(desk, name, message)));
  return CancellationScope.nonCancellable(() => run(desk));
}

async function run(desk: RolloutDesk): Promise<RolloutResult> {
  while (!isOver(desk.state())) await step(desk);
  tellState(desk.state().status);
  await allAnswered();
  return resultOf(desk);
}

async function step(desk: RolloutDesk): Promise<void> {
  const state = desk.state();
  if (state.status === 'held') return condition(() => desk.state().status !== 'held');
  const move = nextMove(state.plan, state, Date.now());
  if (move.do === 'wait') return dwell(desk, move.untilMs);
  await desk.lane(() =>
    unlessOver(desk, () => (move.do === 'set' ? setStage(desk, move.stage) : finish(desk))),
  );
}

/** An abort may have taken the lane first. */
const unlessOver = async (desk: RolloutDesk, work: () => Promise<void>): Promise<void> => {
  if (!isOver(desk.state())) await work();
};

async function dwell(desk: RolloutDesk, untilMs: number): Promise<void> {
  const summary = `stay at ${percent(desk.state().units)}`;
  await condition(() => isOver(desk.state()), Math.max(1, untilMs - Date.now()), { summary });
}

function resultOf(desk: RolloutDesk): RolloutResult {
  const { plan, status, stage, units, ending } = desk.state();
  return { rollout: rolloutId(plan.target), status, stage, units, ending };
}
