import type { CommitResult } from '../../activities/commit.js';
import type { BlockCode } from '../../domain/failure.js';
import type { ChangeState } from '../../domain/change/state.js';
import { tellState } from '../shared/attributes.js';
import { orBlocked } from '../shared/blocked.js';
import { bulk, store } from '../shared/proxies.js';
import type { Desk } from './desk.js';

/** Flags from which on a write takes the longer time allowed. */
const MANY_FLAGS = 10;

type Revisions = Extract<CommitResult, { ok: true }>['revisions'];

/** Writes what was approved, or says why not. Gives the revisions it was applied as; null where nothing was written. */
export async function applyChange(desk: Desk): Promise<Revisions | null> {
  const result = await orBlocked(commit(desk.state()));
  if (result.ok) {
    tellState(desk.turn({ type: 'applied' }).status);
    return result.revisions;
  }
  if ('reopened' in result) await reopen(desk, result);
  else await block(desk, result);
  return null;
}

function commit(state: ChangeState): Promise<CommitResult> {
  const { change, proposalHash, decisions, flags } = state;
  const writer = flags.length >= MANY_FLAGS ? bulk : store;
  const tokens = decisions.map((decision) => decision.token);
  return writer.commit.executeWithOptions({ summary: `write ${flags.slice(0, 3).join(', ')}` }, [
    { change, proposalHash, tokens, state },
  ]);
}

async function reopen(desk: Desk, result: Extract<CommitResult, { reopened: unknown }>): Promise<void> {
  const atMs = Date.now();
  const state = desk.turn({ type: 'reopened', atMs, reopened: result.reopened });
  await recordBlock(state, { code: 'NOT_MET', detail: result.detail });
}

async function block(desk: Desk, why: { code: BlockCode; detail: string }): Promise<void> {
  const known = desk.state().block;
  const state = desk.turn({ type: 'blocked', code: why.code, detail: why.detail });
  // The hourly try of a change that is blocked as before is no news.
  if (known?.code === why.code && known.detail === why.detail) return;
  tellState('blocked');
  await recordBlock(state, why);
}

async function recordBlock(state: ChangeState, why: { code: BlockCode; detail: string }): Promise<void> {
  const step = `blocked-${String(state.transition)}`;
  await store.record.executeWithOptions({ summary: `blocked, ${why.code}` }, [
    {
      type: 'change.blocked',
      subject: { change: state },
      token: null,
      reason: `${why.code}: ${why.detail}`,
      step,
    },
  ]);
}
