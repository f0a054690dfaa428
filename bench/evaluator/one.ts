/** One engine, one workload: what a child process measures. */
import { isRight } from './check.js';
import { floor } from './floor.js';
import { against, allocated } from './measure.js';
import type { Round } from './measure.js';
import { evaluatorOf, ours } from './ours.js';
import { flagd } from './peers/flagd.js';
import { growthbook } from './peers/growthbook.js';
import type { Asked } from './peers/peer.js';
import { roundOf } from './rounds.js';
import { contexts, mixed, names, workloads } from './workloads.js';

const PEERS = [flagd, growthbook];
export const ENGINES = ['sluice', ...PEERS.map(({ name }) => name)];

const COUNT = { sluice: 400_000, peer: 20_000 };

const told = (round: Round, count: number): string =>
  `${against(floor(), round, count).toFixed(2)} ${allocated(round, count).toFixed(0)} B`;

function askedOf(engine: string, name: string): Asked | null {
  const workload = workloads.find((one) => one.name === name);
  if (workload === undefined) return null;
  if (engine === 'sluice') return ours(workload);
  return PEERS.find((peer) => peer.name === engine)?.of(name, names) ?? null;
}

/** All answers for one context, per flag. */
function everything(): Round {
  const evaluator = evaluatorOf(mixed);
  return (count) => {
    let sum = 0;
    for (let i = 0; i < count / names.length; i++)
      sum += evaluator.all(contexts[i % contexts.length] as never).size;
    return sum;
  };
}

/** Ratio and bytes of an engine that gives the right answers. */
export function measure(engine: string, name: string): string {
  if (name === 'W5') return engine === 'sluice' ? told(everything(), COUNT.sluice) : '–';
  const asked = askedOf(engine, name);
  if (asked === null) return '–';
  if (!isRight(name, asked)) return 'wrong answers';
  const type = name.startsWith('W3') ? 'string' : 'boolean';
  return told(roundOf({ type }, asked), engine === 'sluice' ? COUNT.sluice : COUNT.peer);
}
