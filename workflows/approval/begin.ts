import { orBlocked } from '../shared/blocked.js';
import { store } from '../shared/proxies.js';
import type { Desk } from './desk.js';
import { prepareEdition } from './prepare-edition.js';

/** The first edition; a run that carries on has it already. What cannot be prepared ends the change. */
export async function begin(desk: Desk): Promise<void> {
  if (desk.state().edition > 0) return;
  const { token } = desk.input;
  const result = await orBlocked(prepareEdition(desk, token));
  if (result.ok) return;
  const reasons =
    'errors' in result ? result.errors.map((error) => `${error.pointer}: ${error.detail}`) : [result.detail];
  const state = desk.turn({ type: 'invalid', ending: [result.code, ...reasons].join(': ') });
  await store.record.executeWithOptions({ summary: `refused, ${result.code}` }, [
    {
      type: 'command.refused',
      subject: { change: state },
      token,
      code: 'INVALID',
      reason: state.ending ?? '',
      step: 'invalid',
    },
  ]);
}
