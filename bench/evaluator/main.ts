/**
 * The evaluator beside its peers: `node --import tsx --conditions=sluice-source bench/evaluator/main.ts`.
 * Every engine answers every workload in a process of its own, beside the floor: find a flag, hash one text, compare.
 * Figures are ratios to that floor, and bytes allocated per decision.
 */
import { execFileSync } from 'node:child_process';
import { loading, updating } from './load.js';
import { ENGINES, measure } from './one.js';

const CHILD = ['--expose-gc', '--max-semi-space-size=64'];
const WORKLOADS = ['W1', 'W2', 'W3', 'W3S', 'W4', 'W5'];

const inOwnProcess = (engine: string, workload: string): string => {
  const args = [...CHILD, ...process.execArgv, import.meta.filename, engine, workload];
  return execFileSync(process.execPath, args, {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
};

const say = (...cells: readonly string[]): void => {
  console.log(cells.map((cell) => cell.padEnd(20)).join(''));
};

async function compare(): Promise<void> {
  say('', ...ENGINES);
  for (const workload of WORKLOADS) say(workload, ...ENGINES.map((engine) => inOwnProcess(engine, workload)));
  const [p50, p99] = await updating();
  say('W6', loading().toFixed(2));
  say('one of 10,000', `${(p50 * 1000).toFixed(0)} µs p50, ${(p99 * 1000).toFixed(0)} µs p99`);
  console.log('Not measured here: unleash-client, @configcat/sdk, propagation; W5 and W6 of peers.');
}

const [engine, workload] = process.argv.slice(2);
if (engine !== undefined && workload !== undefined) console.log(measure(engine, workload));
else await compare();
