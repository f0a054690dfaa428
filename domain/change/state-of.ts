import type { Requirement } from '../policy/requirement.js';
import type { ChangeState, ChangeStatus } from './state.js';

/** Questions about a change's state; all of them pure and cheap enough to ask each time. */

const ENDED: readonly ChangeStatus[] = [
  'applied',
  'done',
  'aborted',
  'rejected',
  'withdrawn',
  'expired',
  'invalid',
];

/** Nothing happens to the change any more. */
export const hasEnded = (state: Pick<ChangeState, 'status'>): boolean => ENDED.includes(state.status);

/** Nothing was written yet, and somebody may still change their mind. */
export const isOpen = (state: ChangeState): boolean =>
  state.status === 'review' || state.status === 'blocked';

const approvalsOf = (state: Pick<ChangeState, 'decisions'>, requirement: Requirement): readonly string[] =>
  state.decisions
    .filter((decision) => decision.requirementId === requirement.id)
    .map((decision) => decision.sub);

export const isMet = (state: Pick<ChangeState, 'decisions'>, requirement: Requirement): boolean =>
  approvalsOf(state, requirement).length >= requirement.count;

/** Who approved it so far. */
export const metBy = approvalsOf;

/** The requirements of the first round that is not met. */
export function openRequirements(
  state: Pick<ChangeState, 'requirements' | 'decisions'>,
): readonly Requirement[] {
  const unmet = state.requirements.filter((requirement) => !isMet(state, requirement));
  const round = Math.min(...unmet.map((requirement) => requirement.round));
  return unmet.filter((requirement) => requirement.round === round);
}

export const isReady = (state: ChangeState): boolean =>
  state.status === 'review' && openRequirements(state).length === 0;
