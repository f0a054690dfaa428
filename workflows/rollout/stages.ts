import { sleep } from '@temporalio/workflow';
import { BLOCK } from '../../domain/failure.js';
import { percent } from '../../domain/proposal/units.js';
import { orBlocked } from '../shared/blocked.js';
import { store } from '../shared/proxies.js';
import type { RolloutDesk } from './desk.js';

/** Writes one stage, or holds the rollout where it is. */
export async function setStage(desk: RolloutDesk, stage: number): Promise<void> {
  const { grant, tokens, plan } = desk.input;
  const summary = `raise to ${percent(plan.stages[stage]?.units ?? 0)}`;
  const state = desk.state();
  const result = await orBlocked(
    store.setStage.executeWithOptions({ summary }, [{ grant, stage, tokens, state }]),
  );
  if (result.ok) return void desk.turn({ type: 'set', stage, units: result.units, atMs: result.atMs });
  // The store's clock decides; it runs a little behind the timer's.
  if (result.code === BLOCK.TOO_EARLY) return sleep('1s', { summary: 'the store says it is too early' });
  const held = desk.turn({ type: 'held', code: result.code, detail: result.detail });
  await store.record.executeWithOptions({ summary: `held, ${result.code}` }, [
    {
      type: 'rollout.held',
      subject: { rollout: held },
      token: null,
      reason: `${result.code}: ${result.detail}`,
      step: `held-${String(held.transition)}`,
    },
  ]);
}

/** The last stage has stayed as long as it should. */
export async function finish(desk: RolloutDesk): Promise<void> {
  const state = desk.turn({ type: 'done' });
  await store.record.executeWithOptions({ summary: 'rollout done' }, [
    {
      type: 'rollout.done',
      subject: { rollout: state },
      token: null,
      reason: 'every stage was served',
      step: 'done',
    },
  ]);
}
