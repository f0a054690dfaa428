import { rolloutId } from '../ids.js';
import { percent } from '../proposal/units.js';
import { instant } from '../time.js';
import type { Waiting } from '../change/waiting.js';
import { nextMove } from './next-move.js';
import type { RolloutState } from './state.js';

/** What a rollout waits for, who can act, and what to type next. */
export function rolloutWaitingFor(state: RolloutState): Waiting {
  const id = rolloutId(state.plan.target);
  const next = isOver(state) ? '' : rolloutCommand('abort', id);
  const who = isOver(state) ? '' : 'Anybody with a role there can stop it';
  const what = whatOf(state);
  const sentence = isOver(state) ? `${what}.` : `${what}. ${who}. Next: ${next}`;
  return { what, who, next, sentence };
}

export const rolloutCommand = (verb: 'watch' | 'abort', id: string): string => `sluice rollout ${verb} ${id}`;

export const isOver = (state: RolloutState): boolean => state.status === 'done' || state.status === 'aborted';

function whatOf(state: RolloutState): string {
  const at = `${percent(state.units)} of its subjects`;
  if (state.status === 'done') return `Done at ${at}`;
  if (state.status === 'aborted') return aborted(state, at);
  if (state.status === 'held')
    return `Held at ${at} (${state.held?.code ?? ''}): ${state.held?.detail ?? ''}`;
  return moving(state, at);
}

/** One that was ended from outside stays where it was. */
function aborted({ units, plan, ending }: RolloutState, at: string): string {
  const where = units > plan.startUnits ? 'Ended, and still at' : 'Aborted, back at';
  return ending === null ? `${where} ${at}` : `${where} ${at} (${ending})`;
}

function moving(state: RolloutState, at: string): string {
  const move = nextMove(state.plan, state, state.stageAtMs ?? 0);
  const step = `stage ${String(state.stage + 1)} of ${String(state.plan.stages.length)}`;
  if (move.do === 'wait') return `At ${at}, ${step}; waiting until ${instant(move.untilMs)}`;
  return `At ${at}, ${step}; setting the next stage`;
}
