import type { Flag } from '../flag.js';
import type { Slot } from '../view/slot.js';
import { compileFlag } from './flag.js';
import type { Plan } from './flag.js';

/** The plan of a flag, made when first asked for; null where no version of it was understood. */
export function planOf(slot: Slot<Flag>): Plan | null {
  if (slot.plan === null && slot.record !== null) slot.plan = compileFlag(slot.record);
  return slot.plan;
}
