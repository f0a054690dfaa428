import { holds } from '../../../domain/policy/people.js';
import { LOWERING_ROLES } from '../../../domain/policy/quorum.js';
import type { ChangeBody } from '../../http/wire/change.js';
import type { PersonBody } from '../../http/wire/person.js';
import type { RolloutBody } from '../../http/wire/rollout.js';
import { whatWords } from './waiting.js';

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

/** The two ways to decide. Whoever may approve may reject too. */
export interface MayDecide {
  readonly approve: May;
  readonly reject: May;
}

export const mayAny = ({ approve, reject }: MayDecide): boolean => approve.ok || reject.ok;

/** Whether this person may decide on this requirement now. The workflow has the last word; this spares the way. */
export const mayDecide = (change: ChangeBody, requirement: Requirement, viewer: Viewer): MayDecide => ({
  approve: mayApprove(change, requirement, viewer),
  reject: mayReject(change, requirement, viewer),
});

function mayApprove(change: ChangeBody, requirement: Requirement, viewer: Viewer): May {
  if (change.status !== 'review') return no(closedWords(change, viewer));
  const barred = barredWords(change, requirement, viewer);
  if (barred !== null) return no(barred);
  if (requirement.met) return no(metWords(requirement, viewer));
  return requirement.open ? YES : no(`Opens when ${openTitles(change)} is met.`);
}

/** A veto may come before its round and after it, as long as nothing is written. */
function mayReject(change: ChangeBody, requirement: Requirement, viewer: Viewer): May {
  if (change.status !== 'review' && change.status !== 'blocked') return no(closedWords(change, viewer));
  const barred = barredWords(change, requirement, viewer);
  return barred === null ? YES : no(barred);
}

/** Why it is not for this person to decide on this at all; null where it is. */
function barredWords(change: ChangeBody, requirement: Requirement, viewer: Viewer): string | null {
  const { me } = viewer;
  const { eligible, roles } = requirement;
  if (change.authors.includes(me))
    return `You ${authorWords(change, me)}, so somebody else has to decide: ${names(eligible, viewer)}.`;
  const before = change.requirements.find(({ metBy }) => metBy.includes(me));
  if (before !== undefined)
    return `You approved “${before.title}” already; every requirement takes a different person.`;
  if (eligible.includes(me)) return null;
  return `It takes ${roles.join(' or ')} in ${change.environments.join(', ')}: ${names(eligible, viewer)}.`;
}

/** Why no approval of this requirement is taken from this person any more; null where one is. */
export function overtaken(change: ChangeBody, requirement: Requirement, viewer: Viewer): string | null {
  const { approve } = mayDecide(change, requirement, viewer);
  if (approve.ok) return null;
  const met = requirement.met ? metWords(requirement, viewer) : '';
  return met === '' || met === approve.why ? approve.why : `${met} ${approve.why}`;
}

const metWords = ({ metBy }: Requirement, viewer: Viewer): string => `Met by ${names(metBy, viewer)}.`;

const names = (ids: readonly string[], { nameOf }: Viewer): string =>
  ids.length === 0 ? 'nobody so far' : ids.map(nameOf).join(', ');

const authorWords = ({ requester }: ChangeBody, me: string): string =>
  requester === me ? 'asked for this change' : 'edited this change';

const openTitles = (change: ChangeBody): string =>
  change.requirements
    .filter(({ open }) => open)
    .map(({ title }) => title)
    .join(' and ');

function closedWords(change: ChangeBody, { nameOf }: Viewer): string {
  const { status } = change;
  if (status === 'preparing') return 'It is still being prepared.';
  if (status === 'applying') return 'It is being written now.';
  return whatWords(change, nameOf);
}

/** The requirement a person decides on: the open one they can meet, else one they can veto on, else the first open one. */
export function requirementFor({ requirements }: ChangeBody, me: string): Requirement | null {
  const open = requirements.filter((requirement) => requirement.open);
  const isTheirs = ({ eligible, metBy }: Requirement) => eligible.includes(me) && !metBy.includes(me);
  return open.find(isTheirs) ?? requirements.find(isTheirs) ?? open[0] ?? requirements[0] ?? null;
}

const OVER = ['applied', 'rolling', 'done', 'aborted', 'rejected', 'withdrawn', 'expired', 'invalid'];

/** Whether a change was written, or ended without that. */
export const isOver = ({ status }: Pick<ChangeBody, 'status'>): boolean => OVER.includes(status);

/** Whoever wrote a change takes it back while nothing is written, and so does an admin of its environments. */
export function mayWithdraw(change: ChangeBody, me: PersonBody, nameOf: Viewer['nameOf']): May {
  if (change.status !== 'review' && change.status !== 'blocked')
    return no(closedWords(change, { me: me.id, nameOf }));
  return change.authors.includes(me.id) || holds({ ...me, active: true }, ['admin'], change.environments)
    ? YES
    : no(`Only who wrote it, or an admin, takes it back: ${change.authors.map(nameOf).join(', ')}.`);
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
