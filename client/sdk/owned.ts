import { hasEnded } from '../../domain/change/state-of.js';
import { BLOCK } from '../../domain/failure.js';
import { rolloutId } from '../../domain/ids.js';
import type { Proposal } from '../../domain/proposal/proposal.js';
import type { Context } from './context.js';
import { Failure } from './failure.js';

/**
 * One rollout owns its rule until it has ended. Whoever asks for a second one hears so before people decide on it.
 * Throws `Failure` (conflict) that names the other change.
 */
export async function requireFreeRule(context: Context, { change, plan }: Proposal): Promise<void> {
  if (plan === null) return;
  const id = rolloutId(plan.target);
  const other = await context.reader.rollout(id);
  if (other === null || other.change === change || other.status === 'done' || other.status === 'aborted')
    return;
  // A rollout that was ended from outside never said so itself; its change did.
  const owner = await context.reader.change(other.change);
  if (owner !== null && hasEnded(owner)) return;
  const detail = `rollout ${id} of change ${other.change} owns this rule until it has ended; see sluice rollout watch ${id}, or end it: sluice rollout abort ${id}`;
  throw new Failure({ kind: 'conflict', code: BLOCK.OWNED, detail });
}
