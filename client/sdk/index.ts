import { createChanges, type Changes } from './changes.js';
import type { Context } from './context.js';
import { createDecisions, type Decisions } from './decisions.js';
import { createRollouts, type Rollouts } from './rollouts.js';

/** Everything a person can ask of Sluice, one noun each. */
export interface Sdk {
  readonly changes: Changes;
  readonly decisions: Decisions;
  readonly rollouts: Rollouts;
}

export function createSdk(context: Context): Sdk {
  const changes = createChanges(context);
  return {
    changes,
    decisions: createDecisions(context, changes),
    rollouts: createRollouts(context),
  };
}
