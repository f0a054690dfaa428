import type { ChangeBody } from '../../http/wire/change.js';
import { isolated } from './visible.js';

/** How people are called, by their id; the result goes into a sentence. */
type NameOf = (id: string) => string;

/** `Waiting for …`, `Rejected by Maya Manager: …`, `Aborted: Maya Manager: …`: what the API says, with people by name. */
export function whatWords({ waiting: { what } }: Pick<ChangeBody, 'waiting'>, nameOf: NameOf): string {
  const [, did, id, reason, end = ''] = STOPPED_BY.exec(what) ?? ENDED_BY.exec(what) ?? [];
  if (did === undefined || id === undefined) return `${what}.`;
  return `${did}${nameOf(id)}${reason === undefined ? '' : `: ${isolated(reason)}`}${end}.`;
}

const ENDED_BY = /^(Rejected by |Withdrawn by |Aborted: )(.+?)(?:: (.*))?$/s;
/** How a rollout says it. */
const STOPPED_BY = /^(Aborted, back at [^(]*\()(.+?): (.*)(\))$/s;

/** Who can act, by name; empty where nobody has to. */
export function whoWords(change: Pick<ChangeBody, Facts>, nameOf: NameOf): string {
  if (change.waiting.who === '') return '';
  if (change.status === 'blocked') return `Can act: ${change.authors.map(nameOf).join(', ')}.`;
  return change.requirements
    .filter(({ open }) => open)
    .map((requirement) => `${openWords(requirement, nameOf)}.`)
    .join(' ');
}

type Facts = 'waiting' | 'status' | 'authors' | 'requirements';

function openWords({ eligible, roles }: ChangeBody['requirements'][number], nameOf: NameOf): string {
  const who = roles.join(' or ');
  return eligible.length === 0
    ? `Nobody can act: it needs somebody else with ${who}`
    : `Can act: ${eligible.map(nameOf).join(', ')} (${who})`;
}
