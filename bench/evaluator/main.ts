/**
 * The evaluator beside its peers: `node --expose-gc --max-semi-space-size=64 --import tsx bench/evaluator/main.ts`.
 * Peers are installed first: `npm ci --prefix bench/evaluator/peers --ignore-scripts`.
 * Figures are ratios to a floor timed in the same rounds: find a flag, hash one text, compare.
 */
import { isRight } from './check.js';
import { floor } from './floor.js';
import { loading, updating } from './load.js';
import { against, allocated, total } from './measure.js';
import type { Round } from './measure.js';
import { evaluatorOf, ours } from './ours.js';
import { flagd } from './peers/flagd.js';
import { growthbook } from './peers/growthbook.js';
import type { Asked } from './peers/peer.js';
import { roundOf } from './rounds.js';
import { contexts, mixed, names, workloads } from './workloads.js';
import type { Workload } from './workloads.js';

const PEERS = [flagd, growthbook];
const OURS = 400_000;
const THEIRS = 20_000;

const say = (...cells: readonly (string | number)[]): void => {
  console.log(cells.map((cell) => (typeof cell === 'number' ? cell.toFixed(2) : cell).padEnd(12)).join(''));
};

function measured(workload: Workload, asked: Asked | null, count: number): readonly (string | number)[] {
  if (asked === null) return ['–', '–'];
  if (!isRight(workload.name, asked)) return ['wrong', '–'];
  const round = roundOf(workload, asked);
  return [against(floor(), round, count), `${allocated(round, count).toFixed(0)} B`];
}

say('', 'sluice', '', ...PEERS.flatMap(({ name }) => [name, '']));
for (const workload of workloads) {
  const mine = measured(workload, ours(workload), OURS);
  const theirs = PEERS.flatMap((peer) => measured(workload, peer.of(workload.name, names), THEIRS));
  say(workload.name, ...mine, ...theirs);
}

const evaluator = evaluatorOf(mixed);
const all: Round = (count) => {
  let sum = 0;
  for (let i = 0; i < count / names.length; i++)
    sum += evaluator.all(contexts[i % contexts.length] as never).size;
  return sum;
};
say('W5', against(floor(), all, OURS));
say('W6', loading());
const [p50, p99] = await updating();
say('update', `${(p50 * 1000).toFixed(0)} µs p50`, `${(p99 * 1000).toFixed(0)} µs p99`);
say('not measured here: unleash-client, @configcat/sdk, propagation');
say(`(${total()})`);
