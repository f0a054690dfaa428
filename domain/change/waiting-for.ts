import { rolloutCommand } from '../rollout/waiting-for.js';
import { rolloutId } from '../ids.js';
import { instant } from '../time.js';
import type { Requirement } from '../policy/requirement.js';
import type { ChangeState } from './state.js';
import { metBy, openRequirements } from './state-of.js';
import type { Waiting } from './waiting.js';

/** What a change waits for, who can act, and what to type next. */
export function waitingFor(state: ChangeState): Waiting {
  const { what, who, next } = parts(state);
  const ending = [who === '' ? '' : ` ${who}.`, next === '' ? '' : ` Next: ${next}`].join('');
  return { what, who, next, sentence: `${what}.${ending}` };
}

type Parts = Omit<Waiting, 'sentence'>;

function parts(state: ChangeState): Parts {
  switch (state.status) {
    case 'preparing':
      return nobody('Being prepared', showCommand(state));
    case 'review':
      return review(state);
    case 'applying':
      return nobody('Being applied now', `sluice change wait ${state.change}`);
    case 'blocked':
      return blocked(state);
    case 'rolling':
      return nobody(
        'Applied; its rollout is running',
        rolloutCommand('watch', state.plan === null ? '' : rolloutId(state.plan.target)),
      );
    default:
      return nobody(finalWords(state), '');
  }
}

function review(state: ChangeState): Parts {
  const open = openRequirements(state);
  if (open.length === 0)
    return nobody('Everything is met; about to be applied', `sluice change wait ${state.change}`);
  return {
    what: `Waiting for ${open.map((requirement) => need(state, requirement)).join(' and ')}${until(state)}`,
    who: open.map((requirement) => whoCan(state, requirement)).join('; '),
    next: `sluice change approve ${state.change}`,
  };
}

const need = (state: ChangeState, requirement: Requirement): string =>
  `${requirement.title} (${String(metBy(state, requirement).length)} of ${String(requirement.count)})`;

const until = (state: ChangeState): string =>
  state.deadlineMs === null ? '' : ` until ${instant(state.deadlineMs)}`;

function whoCan(state: ChangeState, requirement: Requirement): string {
  const people = state.eligible[requirement.id] ?? [];
  const where = `${requirement.roles.join(' or ')} in ${requirement.environments.join(', ')}`;
  if (people.length === 0) return `Nobody can act: it needs somebody else with ${where}`;
  return `Can act: ${people.join(', ')} (${where})`;
}

const blocked = (state: ChangeState): Parts => ({
  what: `Blocked (${state.block?.code ?? ''}): ${state.block?.detail ?? ''}; tried again every hour`,
  who: `Can act: ${state.authors.join(', ')}`,
  next: `sluice change edit ${state.change}`,
});

const finalWords = (state: ChangeState): string =>
  capital(state.ending === null ? success(state) : sentenceOf(state));

const success = (state: ChangeState): string =>
  state.status === 'done' ? 'applied, and every stage of its rollout was served' : state.status;

/** `rejected by maya: …` says its status already; others get it in front. */
const sentenceOf = (state: ChangeState): string => {
  const ending = state.ending ?? '';
  return ending.startsWith(state.status) ? ending : `${state.status}: ${ending}`;
};

const capital = (text: string): string => `${text.charAt(0).toUpperCase()}${text.slice(1)}`;

const nobody = (what: string, next: string): Parts => ({ what, who: '', next });

const showCommand = (state: ChangeState): string => `sluice change show ${state.change}`;
