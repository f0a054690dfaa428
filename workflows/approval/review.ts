import { condition, continueAsNew, workflowInfo } from '@temporalio/workflow';
import { isOpen, isReady } from '../../domain/change/state-of.js';
import type { ApprovalInput } from '../../domain/messages.js';
import { allAnswered } from '../shared/answered.js';
import { store } from '../shared/proxies.js';
import type { ChangeState } from '../../domain/change/state.js';
import type { Desk } from './desk.js';

/** Answers that go along into a new run: enough for everybody who still waits for one. */
const CARRIED_ANSWERS = 500;

/** How often a blocked change is tried again without anybody doing anything. */
const BLOCKED_RETRY_MS = 3_600_000;

/** Waits until a change is to be written, or has ended. Claims the writing in the lane, so no edit slips in between. */
export async function review(desk: Desk): Promise<'apply' | 'ended'> {
  for (;;) {
    await somethingIsDue(desk);
    if (workflowInfo().continueAsNewSuggested) await carryOn(desk);
    const next = await desk.lane(() => claim(desk));
    if (next !== null) return next;
  }
}

/** One timer a deadline: a later deadline lets the old timer run out and then waits for the rest. */
async function somethingIsDue(desk: Desk): Promise<void> {
  const state = desk.state();
  const blocked = state.status === 'blocked';
  const untilMs = blocked ? Date.now() + BLOCKED_RETRY_MS : state.deadlineMs;
  const due = () => isDue(desk.state(), { blocked, untilMs });
  if (due() || untilMs === null) return;
  const summary = blocked ? 'blocked: try again' : 'until somebody decides, or the time is over';
  await condition(() => due() || workflowInfo().continueAsNewSuggested, Math.max(1, untilMs - Date.now()), {
    summary,
  });
}

interface Watch {
  readonly blocked: boolean;
  readonly untilMs: number | null;
}

/** Something other than the passing of time asks for a look: it is decided, edited, or the time got shorter. */
const isDue = (state: ChangeState, { blocked, untilMs }: Watch): boolean =>
  !isOpen(state) ||
  isReady(state) ||
  blocked !== (state.status === 'blocked') ||
  (!blocked && (state.deadlineMs ?? Infinity) < (untilMs ?? Infinity));

async function claim(desk: Desk): Promise<'apply' | 'ended' | null> {
  const state = desk.state();
  if (!isOpen(state)) return 'ended';
  if (isReady(state) || state.status === 'blocked') {
    desk.turn({ type: 'applying' });
    return 'apply';
  }
  if (state.deadlineMs === null || Date.now() < state.deadlineMs) return null;
  await expire(desk);
  return 'ended';
}

async function expire(desk: Desk): Promise<void> {
  const state = desk.turn({ type: 'expired' });
  await store.record.executeWithOptions({ summary: 'expired' }, [
    {
      type: 'change.expired',
      subject: { change: state },
      token: null,
      reason: 'nobody decided in time',
      step: 'expired',
    },
  ]);
}

/** A history that grows long is left behind; state and answers go along as plain JSON. */
async function carryOn(desk: Desk): Promise<void> {
  await allAnswered();
  const answers = Object.fromEntries(Object.entries(desk.answers).slice(-CARRIED_ANSWERS));
  const carried = { state: desk.state(), answers };
  await continueAsNew<(input: ApprovalInput) => Promise<unknown>>({ ...desk.input, carried });
}
