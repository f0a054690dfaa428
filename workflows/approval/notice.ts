import { log } from '@temporalio/workflow';
import { changeWorkflowId } from '../../domain/ids.js';
import { waitingFor } from '../../domain/change/waiting-for.js';
import { notices } from '../shared/proxies.js';
import type { Desk } from './desk.js';

/** Tells the outside what the change waits for now. Never delays a change, and never fails one. */
export async function notifyOf(desk: Desk, step: string): Promise<void> {
  const state = desk.state();
  if (!state.notify) return;
  const { change, title, status } = state;
  const notice = {
    id: `${changeWorkflowId(state.project, change)}/${step}`,
    type: `change.${status}`,
    ...{ change, title, status },
    sentence: waitingFor(state).sentence,
    atMs: Date.now(),
  };
  try {
    await notices().notify.executeWithOptions({ summary: `notify: ${status}` }, [notice]);
  } catch (error) {
    log.warn('a notice was given up', { step, error: String(error) });
  }
}
