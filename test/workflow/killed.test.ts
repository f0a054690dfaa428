import { afterAll, expect, test } from 'vitest';
import type { EntryType } from '../../domain/ledger/entry.js';
import { startMortalWorker, type MortalProcess } from '../support/mortal.js';
import type { Fate } from '../support/mortal-worker.js';
import { openProject, type TestProject } from '../support/project.js';
import { creates, rollsOut, stages } from '../support/requests.js';

/**
 * A worker killed as the kernel kills, right before or right after one of its writes; then another one comes. It must
 * end as if nothing had happened: one version, one entry.
 */
const started: MortalProcess[] = [];
afterAll(() => started.forEach((each) => each.kill()));

function startDoomed(world: TestProject, fate: Fate): MortalProcess {
  const doomed = startMortalWorker(world, fate);
  started.push(doomed);
  return doomed;
}

/** Several processes share the cores, and each death costs a second for the sticky queue and two for the activity. */
const PATIENCE_MS = 90_000;

const WRITES: readonly Fate[] = (['before', 'after'] as const).flatMap((when) =>
  ['/1/submit', 'decision.approved', '/1/apply'].map((write) => ({ when, write })),
);

const STORY: readonly EntryType[] = [
  ...(['change.submitted', 'decision.approved', 'decision.approved', 'change.applied'] as const),
];

const typesOf = async (world: TestProject, id: string) =>
  (await world.ledger(id)).map((entry) => entry.body.type);

/** Two signed decisions, left as signals: nobody has to be there to take them. */
async function decideBySignal(world: TestProject, id: string): Promise<void> {
  const view = await world.until(id, (each) => each.status === 'review');
  for (const [sub, requirement] of [
    ['maya', view.requirements[0]],
    ['quinn', view.requirements[1]],
  ] as const) {
    const token = await world.signDecision(sub, id, { requirementId: requirement?.id ?? '' });
    await world.change(id).signal('decide', { token });
  }
}

test.concurrent.each(WRITES)(
  'a worker killed right $when the write of $write leaves one version',
  async (fate) => {
    const world = await openProject({ worker: false });
    const killed = startDoomed(world, fate);
    const id = await world.create('ada', creates('mortal'));
    const early = fate.write === '/1/submit' && fate.when === 'before';
    if (early) await killed.dead;
    else await decideBySignal(world, id);
    await killed.dead;
    await world.startWorker();
    if (early) await decideBySignal(world, id);
    expect(await world.change(id).result()).toMatchObject({
      status: 'applied',
      revisions: { production: 1 },
    });
    expect(await world.flag('mortal')).toMatchObject({ version: 1 });
    expect(await world.store.history('production', 'mortal', 9)).toHaveLength(1);
    expect(await typesOf(world, id)).toEqual(STORY);
    await world.close();
  },
);

test.concurrent.each<Fate>([
  { when: 'before', write: '/stage-1' },
  { when: 'after', write: '/stage-0' },
  { when: 'after', write: '/stage-1' },
  { when: 'after', write: '/done' },
])(
  'a rollout whose worker is killed right $when $write sets every stage once',
  async (fate) => {
    const world = await openProject({ worker: false });
    const first = await world.startWorker();
    const created = await world.create('ada', creates('mortal'));
    await world.approve(created);
    await world.change(created).result();
    await first.stop();
    const killed = startDoomed(world, fate);
    const id = await world.create('ada', rollsOut('mortal', stages(100, 10, 50, 100)));
    await decideBySignal(world, id);
    await killed.dead;
    await world.startWorker();
    expect(await world.change(id).result()).toMatchObject({ status: 'done' });
    const history = await world.store.history('production', 'mortal', 9);
    const units = history.map((entry) => entry.record?.rules[0]?.exposure?.units).reverse();
    expect(units).toEqual([undefined, 0, 10_000, 50_000, 100_000]);
    expect((await typesOf(world, id)).slice(4)).toEqual([
      ...['rollout.stage', 'rollout.stage', 'rollout.stage', 'rollout.done', 'change.closed'],
    ]);
    await world.close();
  },
  PATIENCE_MS,
);

test.concurrent(
  'an abort whose worker is killed right after it lowered is one abort',
  async () => {
    const world = await openProject({ worker: false });
    const first = await world.startWorker();
    const created = await world.create('ada', creates('mortal'));
    await world.approve(created);
    await world.change(created).result();
    const id = await world.create('ada', rollsOut('mortal', stages(3_600_000, 10, 100)));
    await world.approve(id);
    await world.untilRollout('mortal', (view) => view.stage === 0);
    await first.stop();
    const killed = startDoomed(world, { when: 'after', write: '/abort' });
    const answer = world.abort('ada', id, 'mortal');
    await killed.dead;
    await world.startWorker();
    expect(await answer).toMatchObject({ accepted: true, status: 'aborted' });
    expect(await world.change(id).result()).toMatchObject({ status: 'aborted' });
    expect((await world.flag('mortal'))?.rules[0]?.exposure?.units).toBe(0);
    expect((await typesOf(world, id)).filter((type) => type === 'rollout.aborted')).toHaveLength(1);
    await world.close();
  },
  PATIENCE_MS,
);
