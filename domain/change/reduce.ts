import type { DecideCommand, Token } from '../command/command.js';
import type { ChangeEvent, Prepared, Reopened } from './event.js';
import type { ChangeState, Refusal } from './state.js';
import { openRequirements } from './state-of.js';

/** Refusals a change remembers for its timeline; the ledger keeps all of them. */
const REMEMBERED_REFUSALS = 50;

/** A change of which nothing is known yet but its name. */
export const newChange = (project: string, change: string): ChangeState => ({
  project,
  change,
  status: 'preparing',
  transition: 0,
  edition: 0,
  openedAtMs: 0,
  title: '',
  reason: '',
  ticket: null,
  requester: '',
  authors: [],
  proposalHash: '',
  environments: [],
  flags: [],
  summary: [],
  requirements: [],
  eligible: {},
  decisions: [],
  refusals: [],
  deadlineMs: null,
  block: null,
  plan: null,
  // Whether notices are wanted is the policy's to say, and nobody has asked it yet.
  notify: false,
  ending: null,
});

/** The life of a change: what an event makes of a state. Whether an event may happen is `admit`'s to say. */
export function reduce(state: ChangeState, event: ChangeEvent): ChangeState {
  return { ...state, ...changes(state, event), transition: state.transition + 1 };
}

function changes(state: ChangeState, event: ChangeEvent): Partial<ChangeState> {
  switch (event.type) {
    case 'prepared':
      return prepared(state, event.prepared, event.atMs);
    case 'decided':
      return decided(state, event);
    case 'refused':
      return { refusals: remembered(state.refusals, event) };
    case 'reopened':
      return reopened(state, event);
    case 'unblocked':
      return {
        status: 'review',
        block: null,
        deadlineMs: deadline(state, event.atMs),
      };
    case 'blocked':
      return { status: 'blocked', block: { code: event.code, detail: event.detail }, deadlineMs: null };
    default:
      return progressed(state, event);
  }
}

type Progress = Extract<
  ChangeEvent,
  { type: 'invalid' | 'withdrawn' | 'expired' | 'applying' | 'applied' | 'rolled' }
>;

function progressed(state: ChangeState, event: Progress): Partial<ChangeState> {
  switch (event.type) {
    case 'invalid':
      return { status: 'invalid', ending: event.ending };
    case 'withdrawn':
      return ended('withdrawn', `withdrawn by ${event.command.sub}${because(event.command.reason)}`);
    case 'expired':
      return ended('expired', 'nobody decided in time');
    case 'rolled':
      return { status: event.status, ending: event.ending };
    case 'applied':
      return { status: state.plan === null ? 'applied' : 'rolling' };
    case 'applying':
      return { status: 'applying', deadlineMs: null, block: null };
  }
}

function prepared(state: ChangeState, from: Prepared, atMs: number): Partial<ChangeState> {
  const openedAtMs = state.edition === 0 ? atMs : state.openedAtMs;
  const fresh = { ...from, openedAtMs, status: 'review', decisions: [], block: null } as const;
  return { ...fresh, deadlineMs: deadline(fresh, atMs) };
}

function decided(
  state: ChangeState,
  event: { readonly atMs: number; readonly command: DecideCommand; readonly token: Token },
): Partial<ChangeState> {
  const { sub, decision, jti, requirementId } = event.command;
  if (decision === 'reject')
    return ended('rejected', `rejected by ${sub}${because(commentOf(event.command))}`);
  const round = openRequirements(state)[0]?.round;
  const decisions = [...state.decisions, { requirementId, sub, jti, token: event.token }];
  const next = { ...state, decisions };
  const sameRound = openRequirements(next)[0]?.round === round;
  return { decisions, deadlineMs: sameRound ? state.deadlineMs : deadline(next, event.atMs) };
}

/** Requirements are open that were not, or not any more. */
function reopened(state: ChangeState, event: { atMs: number; reopened: Reopened }): Partial<ChangeState> {
  const { requirements, eligible, lost } = event.reopened;
  const decisions = state.decisions.filter((decision) => !lost.includes(decision.jti));
  const deadlineMs = deadline({ requirements, decisions }, event.atMs);
  return { status: 'review', requirements, eligible, decisions, deadlineMs };
}

const ended = (status: 'rejected' | 'withdrawn' | 'expired', ending: string): Partial<ChangeState> => ({
  status,
  ending,
  deadlineMs: null,
  block: null,
});

/** When the open round ends: the shortest time any of its requirements allows. */
function deadline(state: Pick<ChangeState, 'requirements' | 'decisions'>, atMs: number): number | null {
  const open = openRequirements(state);
  return open.length === 0 ? null : atMs + Math.min(...open.map((requirement) => requirement.timeoutMs));
}

const remembered = (refusals: readonly Refusal[], event: Refusal): readonly Refusal[] => {
  const { jti, sub, cmd, code, atMs } = event;
  return [...refusals, { jti, sub, cmd, code, atMs }].slice(-REMEMBERED_REFUSALS);
};

const because = (reason: string): string => (reason === '' ? '' : `: ${reason}`);

export function commentOf(command: DecideCommand): string {
  const text = command.form['comments'] ?? command.form['notes'];
  return typeof text === 'string' ? text : '';
}
