/** One engine, one workload: what a child process measures. */
import { bare } from './bare.js';
import { isRight } from './check.js';
import { contexts, names } from './contexts.js';
import type { BenchContext } from './contexts.js';
import { BARE, isPeer, OURS, peerOf } from './engines.js';
import { floor } from './floor.js';
import { loading } from './load.js';
import { against, allocated } from './measure.js';
import type { Round } from './measure.js';
import { evaluatorOf, ours } from './ours.js';
import type { Asked, Assigned } from './peers/peer.js';
import { roundOf } from './rounds.js';
import { MIXED, mixed, workloads } from './workloads.js';

/** Peers leave kilobytes for each decision; the young generation is to hold all that is counted. */
const COUNT = { own: { timed: 100_000, counted: 200_000 }, peer: { timed: 10_000, counted: 2_000 } };

/** Time over the floor's, and bytes per decision where they are counted; or why there is no figure. */
export type Sample = { readonly ratio: number; readonly bytes?: number } | { readonly none: string };

function sampled(round: Round, engine: string): Sample {
  const { timed, counted } = isPeer(engine) ? COUNT.peer : COUNT.own;
  return { ratio: against(floor(), round, timed), bytes: allocated(round, counted) };
}

async function askedOf(engine: string, assigned: Assigned): Promise<Asked> {
  const peer = await peerOf(engine);
  return peer === undefined ? bare(assigned) : peer.load(peer.text(assigned));
}

const isText = (workload: string | undefined): boolean => workload?.startsWith('W3') === true;

/** All answers for one context in a map, per flag; engines that have no such call are asked for each flag. */
async function everything(engine: string): Promise<Round> {
  const evaluator = evaluatorOf(mixed);
  const all =
    engine === OURS ? (context: BenchContext) => evaluator.all(context).size : await oneByOne(engine);
  return (count) => {
    let sum = 0;
    for (const context of contexts.slice(0, count / names.length)) sum += all(context);
    return sum;
  };
}

async function oneByOne(engine: string): Promise<(context: BenchContext) => number> {
  const assigned: Assigned = new Map(names.map((name, n) => [name, MIXED[n % MIXED.length] ?? '']));
  const asked = await askedOf(engine, assigned);
  return (context) => {
    const found = new Map<string, string | boolean>();
    for (const [key, workload] of assigned)
      found.set(key, isText(workload) ? asked.string(key, context) : asked.boolean(key, context));
    return found.size;
  };
}

/** What one engine takes for one workload, if it gives the right answers. */
export async function measure(engine: string, name: string): Promise<Sample> {
  if (name === 'W5') return sampled(await everything(engine), engine);
  if (name === 'W6') return engine === BARE ? { none: '–' } : { ratio: await loading(await peerOf(engine)) };
  const workload = workloads.find((one) => one.name === name);
  if (workload === undefined) return { none: 'unknown' };
  const asked =
    engine === OURS ? ours(workload) : await askedOf(engine, new Map(names.map((key) => [key, name])));
  return isRight(name, asked) ? sampled(roundOf(workload, asked), engine) : { none: 'wrong answers' };
}
