import { holds } from '../../../domain/policy/people.js';
import { LOWERING_ROLES } from '../../../domain/policy/quorum.js';
import type { ChangeBody } from '../../http/wire/change.js';
import type { PersonBody } from '../../http/wire/person.js';
import type { RolloutBody } from '../../http/wire/rollout.js';

export type Requirement = ChangeBody['requirements'][number];

/** Whether a button may be used; where not, why, in a sentence that says who can or what comes first. */
export type May = { readonly ok: true } | { readonly ok: false; readonly why: string };

const YES: May = { ok: true };
const no = (why: string): May => ({ ok: false, why });

/** Who looks, and what people are called. */
export interface Viewer {
  /** Id of a person. */
  readonly me: string;
  readonly nameOf: (id: string) => string;
}

/** Whether this person may decide on this requirement now. The workflow has the last word; this spares the way. */
export function mayDecide(change: ChangeBody, requirement: Requirement, { me, nameOf }: Viewer): May {
  const names = (ids: readonly string[]) => (ids.length === 0 ? 'nobody so far' : ids.map(nameOf).join(', '));
  if (change.status !== 'review') return no(closedWords(change));
  if (change.authors.includes(me))
    return no(
      `You ${authorWords(change, me)}, so somebody else has to decide: ${names(requirement.eligible)}.`,
    );
  const before = change.requirements.find(({ metBy }) => metBy.includes(me));
  if (before !== undefined)
    return no(`You approved “${before.title}” already; every requirement takes a different person.`);
  if (requirement.met) return no(`Met by ${names(requirement.metBy)}.`);
  if (!requirement.eligible.includes(me))
    return no(
      `It takes ${requirement.roles.join(' or ')} in ${change.environments.join(', ')}: ${names(requirement.eligible)}.`,
    );
  return requirement.open ? YES : no(`Opens when ${openTitles(change)} is met.`);
}

const authorWords = ({ requester }: ChangeBody, me: string): string =>
  requester === me ? 'asked for this change' : 'edited this change';

const openTitles = (change: ChangeBody): string =>
  change.requirements
    .filter(({ open }) => open)
    .map(({ title }) => title)
    .join(' and ');

function closedWords({ status, waiting }: ChangeBody): string {
  if (status === 'preparing') return 'It is still being prepared.';
  if (status === 'applying') return 'It is being written now.';
  return `${waiting.what}.`;
}

/** The requirement a person decides on: the open one they can meet, else the first open one. */
export function requirementFor(change: ChangeBody, me: string): Requirement | null {
  const open = change.requirements.filter((requirement) => requirement.open);
  return (
    open.find(({ eligible, metBy }) => eligible.includes(me) && !metBy.includes(me)) ??
    open[0] ??
    change.requirements[0] ??
    null
  );
}

const OVER = ['applied', 'rolling', 'done', 'aborted', 'rejected', 'withdrawn', 'expired', 'invalid'];

/** Whether a change was written, or ended without that. */
export const isOver = ({ status }: Pick<ChangeBody, 'status'>): boolean => OVER.includes(status);

/** Whoever wrote a change takes it back while nothing is written. */
export function mayWithdraw(change: ChangeBody, { me, nameOf }: Viewer): May {
  if (change.status !== 'review' && change.status !== 'blocked') return no(closedWords(change));
  return change.authors.includes(me)
    ? YES
    : no(`Only who wrote it takes it back: ${change.authors.map(nameOf).join(', ')}.`);
}

/** Whether a person may stop a rollout; lowering is pre-authorised, so it is open to many. */
export function mayAbort(
  rollout: Pick<RolloutBody, 'status' | 'environment' | 'waiting'>,
  me: PersonBody,
): May {
  if (rollout.status === 'done' || rollout.status === 'aborted') return no(`${rollout.waiting.what}.`);
  return holds({ ...me, active: true }, LOWERING_ROLES, [rollout.environment])
    ? YES
    : no(`You hold no role in ${rollout.environment}; anybody with one can stop it.`);
}
