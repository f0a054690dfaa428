import type { Flag } from '../flag.js';
import type { Slot } from '../view/slot.js';

/** Decisions since the last report. */
export interface UsageCount {
  readonly flag: string;
  readonly version: number;
  readonly variant: string;
  readonly count: number;
}

/** Takes the counters of a slot and sets them back. */
export function drain({ key, record, plan }: Slot<Flag>): readonly UsageCount[] {
  if (plan === null || record === null) return [];
  const counts = new Map<string, number>();
  for (const outcome of plan.outcomes.all) {
    const { variant } = outcome.decision;
    if (outcome.count > 0 && variant !== undefined)
      counts.set(variant, (counts.get(variant) ?? 0) + outcome.count);
    outcome.count = 0;
  }
  return [...counts].map(([variant, count]) => ({ flag: key, version: record.version, variant, count }));
}
