/**
 * The evaluator beside its peers: `npm run bench:evaluator`, ten minutes at most on two cores.
 * Every engine answers every workload in processes of its own, beside the floor: find a flag, hash one text, compare.
 * Figures are ratios to that floor, and bytes allocated per decision; W6 is a ratio to parsing the engine's own text.
 * One process differs from the next by a third, and one minute from another: so each cell is measured in several,
 * which take turns with all other cells; told are their median, the least and the greatest.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { FIGURES } from './figures.js';
import type { Sample } from './one.js';
import { ENGINES, isPeer, OURS } from './engines.js';
import { cell, figureRows, table, verdict } from './table.js';

/** A young generation that holds all that is allocated, to count it; loading and what has no floor run as in any process. */
const COUNTING = ['--expose-gc', '--max-semi-space-size=64'];
const PLAIN = ['--expose-gc'];
const LOADING = 'W6';
const WORKLOADS = ['W1', 'W2', 'W3', 'W3V', 'W3S', 'W4', 'W5', LOADING];
const RUNS = { own: 5, other: 3 };
/** No cell is measured again after that; each has been once. */
const ENOUGH_MS = 540_000;
const FIGURE = 'figure';
const CELL_PROCESS = join(import.meta.dirname, 'cell-process.ts');

interface Cell {
  readonly what: readonly [engine: string, workload: string];
  readonly runs: number;
  readonly samples: unknown[];
}

const runsOf = (engine: string): number => (isPeer(engine) ? RUNS.other : RUNS.own);

function inOwnProcess(...what: Cell['what']): unknown {
  const flags = what[0] === FIGURE || what[1] === LOADING ? PLAIN : COUNTING;
  const line = [...flags, ...process.execArgv, CELL_PROCESS, ...what];
  const output = execFileSync(process.execPath, line, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(output);
}

function takeTurns(cells: readonly Cell[]): void {
  const rounds = Math.max(...cells.map(({ runs }) => runs));
  for (let round = 0; round < rounds; round++) {
    console.error(`round ${round + 1} of ${rounds}`);
    for (const { what, runs, samples } of cells)
      if (round < runs && (round === 0 || performance.now() < ENOUGH_MS)) samples.push(inOwnProcess(...what));
  }
}

function compare(): void {
  const rows = WORKLOADS.map((workload) =>
    ENGINES.map((engine): Cell => ({ what: [engine, workload], runs: runsOf(engine), samples: [] })),
  );
  const figures = FIGURES.map(({ name }): Cell => ({ what: [FIGURE, name], runs: RUNS.other, samples: [] }));
  takeTurns([...rows.flat(), ...figures]);
  const samplesOf = (row: readonly Cell[]) => row.map(({ samples }) => samples as Sample[]);
  const lines = rows.map((row, at) => {
    const [ours = [], ...others] = samplesOf(row);
    const workload = WORKLOADS[at] ?? '';
    return [workload, cell(ours), verdict(workload, ours), ...others.map(cell)];
  });
  console.log(table([['', OURS, 'must / aim', ...ENGINES.slice(1)], ...lines]));
  const told = FIGURES.flatMap((one, at) => figureRows(one, figures[at]?.samples as number[][]));
  console.log(`\n${table([['', OURS, 'must'], ...told])}`);
}

compare();
