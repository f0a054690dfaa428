import type { Answered } from '../../../domain/change/answers.js';
import type { StepBody } from '../../http/wire/timeline.js';
import { percentOf } from './percent.js';

/** Types of ledger rows as sentences; who acted stands in front. */
const WORDS: { readonly [type: string]: string } = {
  'change.submitted': 'asked for this',
  'change.edited': 'edited it',
  'change.approved': 'everything was met',
  'change.rejected': 'rejected it',
  'change.withdrawn': 'took it back',
  'change.expired': 'it expired',
  'change.blocked': 'it could not be written',
  'change.applied': 'it was written',
  'change.closed': 'it ended',
  'decision.approved': 'approved',
  'command.refused': 'was refused',
  'rollout.started': 'the rollout began',
  'rollout.stage': 'the next stage was set',
  'rollout.held': 'the rollout is held',
  'rollout.aborted': 'stopped the rollout',
  'rollout.done': 'the rollout is done',
};

export interface Told {
  /** Null where nobody acted. */
  readonly who: string | null;
  readonly words: string;
  /** Their own words, or the reason; empty where there is none, or where it is among the answers. */
  readonly reason: string;
  readonly answers: readonly Answered[];
  readonly tone: 'plain' | 'good' | 'bad';
}

/** A row of the ledger as a line of the timeline. `titles` names requirements by their id. */
export function told(step: StepBody, titles: ReadonlyMap<string, string>): Told {
  const who =
    step.actor.kind === 'system' ? null : step.actor.kind === 'unknown' ? 'somebody unknown' : step.actor.id;
  const reason = step.answers === null ? step.reason : '';
  return { who, words: wordsOf(step, titles), reason, answers: step.answers ?? [], tone: toneOf(step) };
}

function wordsOf(step: StepBody, titles: ReadonlyMap<string, string>): string {
  const words = WORDS[step.type] ?? step.type;
  const requirement = step.requirementId === null ? undefined : titles.get(step.requirementId);
  if (step.type === 'command.refused') return `${words} (${step.code ?? ''})`;
  if (step.type === 'rollout.stage' && step.units !== null)
    return `stage ${(step.stage ?? 0) + 1}: ${percentOf(step.units)}`;
  return step.type === 'decision.approved' && requirement !== undefined ? `${words} “${requirement}”` : words;
}

const BAD = [
  'command.refused',
  'change.rejected',
  'change.expired',
  'change.blocked',
  'rollout.held',
  'rollout.aborted',
];
const GOOD = ['change.applied', 'decision.approved', 'rollout.done', 'change.approved'];

const toneOf = ({ type, outcome }: StepBody): Told['tone'] =>
  outcome !== 'ok' || BAD.includes(type) ? 'bad' : GOOD.includes(type) ? 'good' : 'plain';
