import type { ApprovalTimes } from './contestant.js';

/** What one contestant did in one run. */
export interface Figures {
  readonly name: string;
  readonly approvals: readonly ApprovalTimes[];
  readonly approvalsPerSecond: number;
  readonly rolloutsPerSecond: number;
}

const sorted = (values: readonly number[]): readonly number[] => [...values].sort((a, b) => a - b);

/** The value below which the share `p` of the values lies. */
const quantile = (values: readonly number[], p: number): number =>
  sorted(values)[Math.min(values.length - 1, Math.floor(values.length * p))] ?? NaN;

interface Row {
  readonly what: string;
  readonly of: (figures: Figures) => number;
}

const ms = (p: number, pick: (times: ApprovalTimes) => readonly number[]) => (figures: Figures) =>
  quantile(figures.approvals.flatMap(pick), p);

const ROWS: readonly Row[] = [
  { what: 'update answer, median, ms', of: ms(0.5, (times) => times.updates) },
  { what: 'update answer, p95, ms', of: ms(0.95, (times) => times.updates) },
  { what: 'last decision → workflow done, median, ms', of: ms(0.5, (times) => [times.lastToDone]) },
  { what: 'last decision → served by an evaluator, median, ms', of: ms(0.5, served) },
  { what: 'last decision → served by an evaluator, p95, ms', of: ms(0.95, served) },
  { what: 'whole approval, one at a time, median, ms', of: ms(0.5, (times) => [times.whole]) },
  { what: 'approvals/s, 10 at a time', of: (figures) => figures.approvalsPerSecond },
  { what: 'rollouts of five stages/s, 20 at a time', of: (figures) => figures.rolloutsPerSecond },
];

function served(times: ApprovalTimes): readonly number[] {
  return times.lastToServed === null ? [] : [times.lastToServed];
}

/** A table in Markdown, with the ratio of the first to the second contestant. */
export function table(first: Figures, second: Figures): string {
  const head = `| | ${first.name} | ${second.name} | ratio |\n|---|---:|---:|---:|`;
  return [head, ...ROWS.map((row) => line(row, first, second))].join('\n');
}

function line(row: Row, first: Figures, second: Figures): string {
  const [a, b] = [row.of(first), row.of(second)];
  return `| ${row.what} | ${shown(a)} | ${shown(b)} | ${Number.isFinite(a / b) ? (a / b).toFixed(2) : '–'} |`;
}

const shown = (value: number): string => (Number.isFinite(value) ? value.toFixed(1) : '–');
