/** One engine, one workload: what a child process measures. */
import { bare } from './bare.js';
import { isRight } from './check.js';
import { floor } from './floor.js';
import { loading } from './load.js';
import { against, allocated } from './measure.js';
import type { Round } from './measure.js';
import { evaluatorOf, ours } from './ours.js';
import { configcat } from './peers/configcat.js';
import { flagd } from './peers/flagd.js';
import { growthbook } from './peers/growthbook.js';
import type { Asked, Assigned } from './peers/peer.js';
import { unleash } from './peers/unleash.js';
import { roundOf } from './rounds.js';
import { contexts, MIXED, mixed, names, workloads } from './workloads.js';

const PEERS = [flagd, growthbook, unleash, configcat];
const OURS = 'sluice';
const BARE = 'bare closures';
export const ENGINES = [OURS, BARE, ...PEERS.map(({ name }) => name)];

const COUNT = { own: 400_000, peer: 20_000 };
const countOf = (engine: string): number => (engine === OURS || engine === BARE ? COUNT.own : COUNT.peer);

const told = (round: Round, count: number): string =>
  `${against(floor(), round, count).toFixed(2)} ${allocated(round, count).toFixed(0)} B`;

async function askedOf(engine: string, assigned: Assigned): Promise<Asked> {
  const peer = PEERS.find(({ name }) => name === engine);
  return peer === undefined ? bare(assigned) : peer.load(peer.text(assigned));
}

const isText = (workload: string | undefined): boolean => workload?.startsWith('W3') === true;

/** All answers for one context in a map, per flag; engines that have no such call are asked for each flag. */
async function everything(engine: string): Promise<Round> {
  const evaluator = evaluatorOf(mixed);
  const all =
    engine === OURS ? (n: number) => evaluator.all(contexts[n] as never).size : await oneByOne(engine);
  return (count) => {
    let sum = 0;
    for (let i = 0; i < count / names.length; i++) sum += all(i % contexts.length);
    return sum;
  };
}

async function oneByOne(engine: string): Promise<(context: number) => number> {
  const assigned: Assigned = new Map(names.map((name, n) => [name, MIXED[n % MIXED.length] ?? '']));
  const asked = await askedOf(engine, assigned);
  return (at) => {
    const found = new Map<string, string | boolean>();
    const context = contexts[at];
    for (const [key, workload] of context === undefined ? [] : assigned)
      if (context)
        found.set(key, isText(workload) ? asked.string(key, context) : asked.boolean(key, context));
    return found.size;
  };
}

/** Ratio and bytes of an engine that gives the right answers. */
export async function measure(engine: string, name: string): Promise<string> {
  if (name === 'W5') return told(await everything(engine), countOf(engine));
  const peer = PEERS.find((one) => one.name === engine);
  if (name === 'W6') return engine === BARE ? '–' : (await loading(peer)).toFixed(2);
  const workload = workloads.find((one) => one.name === name);
  if (workload === undefined) return '–';
  const asked =
    engine === OURS ? ours(workload) : await askedOf(engine, new Map(names.map((key) => [key, name])));
  if (!isRight(name, asked)) return 'wrong answers';
  return told(roundOf({ type: isText(name) ? 'string' : 'boolean' }, asked), countOf(engine));
}
