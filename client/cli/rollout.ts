import type { ChangeBody } from '../http/wire/change.js';
import type { RolloutBody } from '../http/wire/rollout.js';
import { CliFailure, usage } from './failure.js';
import { EXIT } from './exit.js';
import type { Cli } from './cli.js';
import { pathOf } from './path.js';

/** Path of a rollout in the API, from its id `<env>/<flag>/<rule>`. */
export const rolloutPath = (id: string): string => pathOf('rollouts', ...id.split('/'));

/**
 * A rollout by its own id or by its change's. Null where the change has one that has not begun yet.
 * Throws `CliFailure`.
 */
export async function findRollout(cli: Cli, id: string): Promise<RolloutBody | null> {
  if (id.includes('/')) return byId(cli, id);
  const { body: change } = await cli.api.get<ChangeBody>(pathOf('changes', id));
  if (change.rollout === null) throw usage(id, 'this change has no rollout', `sluice change show ${id}`);
  const rollout = await begun(cli, change.rollout);
  if (rollout?.change === id) return rollout;
  if (ENDED.includes(change.status)) throw over(change);
  return null;
}

const ENDED = ['rejected', 'withdrawn', 'expired', 'invalid', 'aborted'];

const over = (change: ChangeBody): CliFailure =>
  new CliFailure({ exit: EXIT.rejected, message: `it never began. ${change.waiting.sentence}` });

async function byId(cli: Cli, id: string): Promise<RolloutBody> {
  if (id.split('/').length !== 3)
    throw usage(id, 'a rollout is named ENVIRONMENT/FLAG/RULE', 'sluice rollout list');
  return (await cli.api.get<RolloutBody>(rolloutPath(id))).body;
}

async function begun(cli: Cli, id: string): Promise<RolloutBody | null> {
  try {
    return await byId(cli, id);
  } catch (error) {
    if (error instanceof CliFailure && error.exit === EXIT.notFound) return null;
    throw error;
  }
}
