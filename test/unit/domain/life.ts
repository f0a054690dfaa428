import type { DecideCommand, EditCommand, WithdrawCommand } from '../../../domain/command/command.js';
import { admit } from '../../../domain/change/admit.js';
import type { ChangeEvent, Prepared } from '../../../domain/change/event.js';
import { newChange, reduce } from '../../../domain/change/reduce.js';
import type { ChangeState } from '../../../domain/change/state.js';
import { isOpen, isReady } from '../../../domain/change/state-of.js';
import { ineligible, isApproval } from '../../../domain/policy/quorum.js';
import type { Requirement } from '../../../domain/policy/requirement.js';
import { requirementsOf } from '../../../domain/policy/requirements.js';
import { sha256 } from '../../../proof/hash.js';
import { GOVERNANCE, PEOPLE } from '../../support/people.js';

/** The life of one change without servers: what judging, the lane and the activities add to the pure functions. */

export const REQUIREMENTS = (edition: number): readonly Requirement[] =>
  requirementsOf({ edition, environments: ['production'] }, GOVERNANCE, sha256);

export const preparedAs = (edition: number, authors: readonly string[]): Prepared => ({
  ...{ edition, proposalHash: `hash-${String(edition)}`, title: 't', requester: authors[0] ?? '', authors },
  ...{ environments: ['production'], flags: ['f'], summary: [], requirements: REQUIREMENTS(edition) },
  ...{ reason: '', ticket: null, eligible: {}, plan: null, notify: false },
});

/** One thing that is tried; most of them are refused at most times. */
export type Act =
  | {
      readonly do: 'decide';
      readonly sub: string;
      readonly key: 'manager' | 'qa';
      readonly decision: 'approve' | 'reject';
      readonly editionsBack: number;
      readonly yes: boolean;
    }
  | { readonly do: 'edit'; readonly sub: string }
  | { readonly do: 'withdraw'; readonly sub: string }
  | { readonly do: 'wait' }
  | { readonly do: 'commit'; readonly outcome: 'applied' | 'blocked' | 'reopened' };

export interface Life {
  readonly state: ChangeState;
  readonly atMs: number;
  /** The state at each moment at which writing was claimed. */
  readonly claims: readonly ChangeState[];
}

const base = { project: 'p', roles: [], via: 'api', exp: 1e9, change: 'c' } as const;

export const begin = (): Life => {
  const event: ChangeEvent = { type: 'prepared', atMs: 1_000_000, prepared: preparedAs(1, ['ada']) };
  return { state: reduce(newChange('p', 'c'), event), atMs: 1_000_000, claims: [] };
};

export function live(life: Life, act: Act, index: number): Life {
  const now = { ...life, atMs: life.atMs + 1_000 };
  if (act.do === 'decide') return decide(now, act, index);
  if (act.do === 'edit') return edit(now, act.sub, index);
  if (act.do === 'withdraw') return withdraw(now, act.sub, index);
  return act.do === 'wait' ? claim(now) : commit(now, act.outcome);
}

const turned = (life: Life, event: ChangeEvent): Life => ({ ...life, state: reduce(life.state, event) });

function decide(life: Life, act: Extract<Act, { do: 'decide' }>, index: number): Life {
  const { state, atMs } = life;
  const edition = state.edition - act.editionsBack;
  const requirement = REQUIREMENTS(edition).find((each) => each.key === act.key);
  if (requirement === undefined) return life;
  const {
    approveWhen: { field, equals },
    id: requirementId,
  } = requirement;
  const command: DecideCommand = {
    ...{
      ...base,
      cmd: 'decide',
      sub: act.sub,
      jti: `j-${String(index)}`,
      iat: atMs / 1000,
      edition,
      requirementId,
    },
    ...{
      proposalHash: `hash-${String(edition)}`,
      decision: act.decision,
      form: act.yes ? { [field]: equals } : {},
    },
  };
  const person = PEOPLE.find((each) => each.id === act.sub);
  const fits = act.decision === 'reject' || isApproval(command, requirement);
  if (ineligible(person, requirement, state.authors) !== null || !fits || admit(state, command) !== null)
    return life;
  return turned(life, { type: 'decided', atMs, command, token: `token-${String(index)}` });
}

function edit(life: Life, sub: string, index: number): Life {
  const { state, atMs } = life;
  const edition = state.edition + 1;
  const command: EditCommand = {
    ...base,
    cmd: 'edit',
    sub,
    jti: `j-${String(index)}`,
    iat: atMs / 1000,
    edition,
    bodyHash: 'b',
  };
  if (admit(state, command) !== null) return life;
  const authors = [...new Set([...state.authors, sub])];
  return turned(life, { type: 'prepared', atMs, prepared: preparedAs(edition, authors) });
}

function withdraw(life: Life, sub: string, index: number): Life {
  const command: WithdrawCommand = {
    ...base,
    cmd: 'withdraw',
    sub,
    jti: `j-${String(index)}`,
    iat: life.atMs / 1000,
    reason: '',
  };
  return admit(life.state, command) === null ? turned(life, { type: 'withdrawn', command }) : life;
}

/** The workflow looks whether something is due. */
function claim(life: Life): Life {
  const { state, atMs, claims } = life;
  if (!isOpen(state)) return life;
  if (!isReady(state) && state.status !== 'blocked') return expired(life, atMs);
  return turned({ ...life, claims: [...claims, state] }, { type: 'applying' });
}

const expired = (life: Life, atMs: number): Life =>
  life.state.deadlineMs !== null && atMs >= life.state.deadlineMs ? turned(life, { type: 'expired' }) : life;

function commit(life: Life, outcome: 'applied' | 'blocked' | 'reopened'): Life {
  const { state, atMs } = life;
  if (state.status !== 'applying') return life;
  if (outcome === 'applied') return turned(life, { type: 'applied' });
  if (outcome === 'blocked') return turned(life, { type: 'blocked', code: 'CONFLICT', detail: 'd' });
  const lost = state.decisions.slice(0, 1).map((decision) => decision.jti);
  return turned(life, {
    type: 'reopened',
    atMs,
    reopened: { requirements: state.requirements, eligible: {}, lost },
  });
}
