/**
 * What Sluice's workflows cost beside workflows of the same shape whose activities do nothing, on one server and one
 * Redis in one run. Bounded: 60 approvals one at a time, 200 ten at a time, 40 rollouts twenty at a time, each side.
 * It does not measure HTTP, a server on another machine, Redis under other load, or more than one worker.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DefaultLogger, Runtime } from '@temporalio/worker';
import { startRedis } from '../../local/redis.js';
import { startTemporal } from '../../local/temporal.js';
import { timed, type ApprovalTimes, type Contestant } from './contestant.js';
import { openFloor } from './floor/floor.js';
import { table, type Figures } from './report.js';
import { openSluice } from './sluice.js';

const COUNTS = { warm: 10, single: 60, parallel: 200, rollouts: 40 } as const;

async function main(): Promise<void> {
  Runtime.install({ logger: new DefaultLogger('WARN') });
  const dir = await mkdtemp(join(tmpdir(), 'sluice-bench-'));
  const [redis, temporal] = await Promise.all([
    startRedis({ dir: join(dir, 'redis') }),
    startTemporal({ dir: join(dir, 'temporal') }),
  ]);
  try {
    const { address } = temporal;
    const contestants = [
      await openSluice({ redisUrl: redis.url, address, rollouts: COUNTS.rollouts }),
      await openFloor(address),
    ] as const;
    const [sluice, floor] = await measure(contestants);
    process.stdout.write(`${table(sluice, floor)}\n`);
    await Promise.all(contestants.map((each) => each.close()));
  } finally {
    await Promise.all([redis.stop(), temporal.stop()]);
    await rm(dir, { recursive: true, force: true });
  }
}

/** One at a time the two take turns, so that a change in the machine's speed meets both. */
async function measure([a, b]: readonly [Contestant, Contestant]): Promise<readonly [Figures, Figures]> {
  const times: [ApprovalTimes[], ApprovalTimes[]] = [[], []];
  for (let run = 0; run < COUNTS.warm + COUNTS.single; run += 1) {
    const pair = [await a.approval(), await b.approval()] as const;
    if (run < COUNTS.warm) continue;
    times[0].push(pair[0]);
    times[1].push(pair[1]);
  }
  return [await figures(a, times[0]), await figures(b, times[1])];
}

async function figures(contestant: Contestant, approvals: readonly ApprovalTimes[]): Promise<Figures> {
  const { name } = contestant;
  const approvalsPerSecond = await rate({
    total: COUNTS.parallel,
    atOnce: 10,
    work: () => contestant.approval(),
  });
  const rolloutsPerSecond = await rate({
    total: COUNTS.rollouts,
    atOnce: 20,
    work: () => contestant.rollout(),
  });
  return { name, approvals, approvalsPerSecond, rolloutsPerSecond };
}

async function rate(of: { total: number; atOnce: number; work: () => Promise<unknown> }): Promise<number> {
  let left = of.total;
  const lane = async () => {
    while (left-- > 0) await of.work();
  };
  const { ms } = await timed(() => Promise.all(Array.from({ length: of.atOnce }, lane)));
  return (of.total * 1000) / ms;
}

await main();
