import { z } from 'zod';
import { change } from './change.js';
import { rollout } from './rollout.js';
import { list } from './shared.js';

export const inbox = z.object({
  waiting: list(change).meta({ description: 'open requirements you could meet' }),
  asked: list(change).meta({ description: 'you asked for, and not yet ended' }),
  rollouts: list(rollout).meta({ description: 'running' }),
  recent: list(change).meta({ description: 'newest first, whatever their state' }),
});
export type InboxBody = z.output<typeof inbox>;
