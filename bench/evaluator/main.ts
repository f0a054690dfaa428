/**
 * The evaluator beside its peers: `node --import tsx --conditions=sluice-source bench/evaluator/main.ts`.
 * Every engine answers every workload in a process of its own, beside the floor: find a flag, hash one text, compare.
 * Figures are ratios to that floor, and bytes allocated per decision; W6 is a ratio to parsing the engine's own text.
 */
import { execFileSync } from 'node:child_process';
import { intake } from './intake.js';
import { heap, updating } from './load.js';
import { ENGINES, measure } from './one.js';
import { propagating } from './propagation.js';

/** A young generation that holds all that is allocated, to count it; loading is timed as in any process. */
const COUNTING = ['--expose-gc', '--max-semi-space-size=64'];
const LOADING = 'W6';
const WORKLOADS = ['W1', 'W2', 'W3', 'W3S', 'W4', 'W5', LOADING];
const OTHERS = 'others';

const inOwnProcess = (...what: readonly string[]): string =>
  execFileSync(
    process.execPath,
    [...(what.includes(LOADING) ? [] : COUNTING), ...process.execArgv, import.meta.filename, ...what],
    { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
  ).trim();

const row = (...cells: readonly string[]): string =>
  `| ${cells.map((cell) => cell.padEnd(14)).join(' | ')} |`;

function compare(): void {
  console.log(row('', ...ENGINES));
  console.log(row('---', ...ENGINES.map(() => '---')));
  for (const workload of WORKLOADS)
    console.log(row(workload, ...ENGINES.map((engine) => inOwnProcess(engine, workload))));
  console.log(inOwnProcess(OTHERS));
}

async function others(): Promise<void> {
  const micro = (ms: number): string => `${(ms * 1000).toFixed(1)} µs`;
  const [loaded, compiled] = heap();
  console.log(`heap of 10,000 flags: ${loaded.toFixed(1)} MB, every flag asked: ${compiled.toFixed(1)} MB`);
  const [p50, p99] = await updating();
  console.log(`one of 10,000 changed, with a listener: ${micro(p50)} p50, ${micro(p99)} p99`);
  const [seen, seenLate] = await propagating();
  console.log(`from commit to 200 evaluators: ${micro(seen)} p50, ${micro(seenLate)} p99`);
  const [during, alone] = await intake();
  console.log(
    `p99.9 of a decision while a snapshot of 10,000 is taken in: ${micro(during)}; with nothing beside it: ${micro(alone)}`,
  );
}

const [engine, workload] = process.argv.slice(2);
if (engine === OTHERS) await others();
else if (engine !== undefined && workload !== undefined) {
  console.log(await measure(engine, workload));
  // Peers keep timers.
  process.exit();
} else compare();
