import type { PrepareResult } from '../../activities/prepare/types.js';
import type { Token } from '../../domain/command/command.js';
import { bulk } from '../shared/proxies.js';
import type { Desk } from './desk.js';
import { notifyOf } from './notice.js';

/** Resolves the next edition and puts it on the desk; a failure leaves the change as it was. */
export async function prepareEdition(desk: Desk, token: Token): Promise<PrepareResult> {
  const state = desk.state();
  const atMs = Date.now();
  const summary = `prepare edition ${String(state.edition + 1)}`;
  const result = await bulk.prepare.executeWithOptions({ summary }, [{ token, state, atMs }]);
  if (!result.ok) return result;
  desk.turn({ type: 'prepared', atMs, prepared: result.prepared });
  // Nobody is told to wait for nobody.
  if (result.prepared.requirements.length > 0)
    void notifyOf(desk, `edition-${String(result.prepared.edition)}`);
  return result;
}
