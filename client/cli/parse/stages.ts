import type { Stage } from '../../../domain/proposal/intent.js';
import { FULL_UNITS } from '../../../domain/proposal/units.js';
import { needed, usage } from '../failure.js';
import { parseDuration } from './duration.js';

const UNITS_PER_PERCENT = FULL_UNITS / 100;

/**
 * `5,25,100` with one wait (between all stages) or one for each stage. Throws `CliFailure` naming the option.
 */
export function parseStages(stages: string, wait: string | undefined): readonly Stage[] {
  const units = stages.split(',').map(parsePercent);
  const waits = needed('--wait', wait)
    .split(',')
    .map((text) => parseDuration('--wait', text));
  const [only, second] = waits;
  if (second !== undefined && waits.length !== units.length)
    throw usage(
      '--wait',
      `${waits.length} waits for ${units.length} stages; give one for all, or one for each`,
    );
  // Nothing comes after the last stage, so one wait for all is none for it.
  const waitOf = (index: number) =>
    second === undefined ? (index < units.length - 1 ? only : undefined) : waits[index];
  return units.map((each, index) => stage(each, waitOf(index)));
}

const stage = (units: number, forMs: number | undefined): Stage => ({
  units,
  ...(forMs === undefined ? {} : { wait: { forMs } }),
});

function parsePercent(text: string): number {
  const percent = /^\d+(?:\.\d{1,3})?$/.test(text.trim()) ? Number(text) : Number.NaN;
  if (percent > 0 && percent <= 100) return Math.round(percent * UNITS_PER_PERCENT);
  throw usage(
    '--stages',
    `"${text}" is no percentage; write numbers above 0 and up to 100, such as 0.5,5,25,100`,
  );
}
