import type { Figure } from './figures.js';
import { bytesLimit, judged, RATIOS } from './limits.js';
import { median } from './measure.js';
import type { Sample } from './one.js';

type Rows = readonly (readonly string[])[];

/** Lines of a Markdown table; the first row is its head. */
export function table([head = [], ...rows]: Rows): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** The median of several runs, what the least and the greatest gave, and how many there were. */
function spread(values: readonly number[], digits: number): string {
  const [middle, least, greatest] = [median(values), Math.min(...values), Math.max(...values)].map((one) =>
    one.toFixed(digits),
  );
  return `${middle} (${least}–${greatest}, ${values.length})`;
}

const of = (samples: readonly Sample[], what: 'ratio' | 'bytes'): readonly number[] =>
  samples.flatMap((one) => ('none' in one ? [] : (one[what] ?? [])));

/** What one engine took for one workload. */
export function cell(samples: readonly Sample[]): string {
  const none = samples.find((one) => 'none' in one);
  if (none !== undefined) return none.none;
  const bytes = of(samples, 'bytes');
  const counted = bytes.length === 0 ? '' : ` · ${median(bytes).toFixed(0)} B`;
  return `${spread(of(samples, 'ratio'), 2)}${counted}`;
}

/** Whether ours keeps to the numbers to reach, must and aim. */
export function verdict(workload: string, ours: readonly Sample[]): string {
  const ratio = judged(median(of(ours, 'ratio')), RATIOS[workload]);
  const limit = bytesLimit(workload);
  return limit === undefined ? ratio : `${ratio} · B ${judged(median(of(ours, 'bytes')), limit)}`;
}

/** One row for each part of a figure. */
export const figureRows = ({ parts }: Figure, runs: readonly (readonly number[])[]): Rows =>
  parts.map(({ label, unit, limit }, at) => {
    const values = runs.map((run) => run[at] ?? NaN);
    return [label, `${spread(values, 1)} ${unit}`, judged(median(values), limit)];
  });
