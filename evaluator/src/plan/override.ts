import { subjectOf } from '../bucket/bucket.js';
import { attribute } from '../context.js';
import type { Attribute } from '../context.js';
import type { Override } from '../flag.js';
import type { Outcome } from '../result.js';
import { parseInstant } from '../time/instant.js';
import type { Outcomes } from './outcomes.js';

export interface OverridePlan {
  readonly by: Attribute;
  readonly subjects: ReadonlySet<string>;
  /** Milliseconds since the epoch; it counts while now is below. */
  readonly end: number;
  readonly outcome: Outcome;
}

export const compileOverride = (override: Override, outcomes: Outcomes): OverridePlan => ({
  by: attribute(override.by),
  subjects: new Set(override.values.map((value) => subjectOf(value) ?? '')),
  end: override.expiresAt === undefined ? Infinity : parseInstant(override.expiresAt),
  outcome: outcomes.of(override.variant, 'TARGETING_MATCH', '$override'),
});
