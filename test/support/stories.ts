import type { WorkflowHandle } from '@temporalio/client';
import { writeForeign } from './foreign.js';
import type { TestProject } from './project.js';
import { creates, rollsOut, stages, toggles, updates } from './requests.js';
import { targetOn } from './speaker.js';

/** Every path through the workflows, played to its end; gives the workflow whose history tells it. */
export interface Story {
  /** `<workflow>/<case>`. */
  readonly name: string;
  readonly play: (world: TestProject) => Promise<WorkflowHandle>;
}

const no = { decision: 'reject', form: { approved: false, comments: 'no' } } as const;

async function applied(world: TestProject, flag: string): Promise<void> {
  const id = await world.create('ada', creates(flag));
  await world.approve(id);
  await world.change(id).result();
}

async function rolling(world: TestProject, flag: string, waitMs: number): Promise<string> {
  await applied(world, flag);
  const id = await world.create('ada', rollsOut(flag, stages(waitMs, 5, 25, 50, 75, 100)));
  await world.approve(id);
  await world.untilRollout(flag, (view) => view.stage >= 0);
  return id;
}

const APPROVALS: Readonly<Record<string, (world: TestProject) => Promise<string>>> = {
  async approve(world) {
    const id = await world.create('ada', creates('approve'));
    await world.decide('ada', id);
    await world.approve(id);
    return id;
  },
  async reject(world) {
    const id = await world.create('ada', creates('reject'));
    await world.decide('maya', id, no);
    return id;
  },
  async withdraw(world) {
    const id = await world.create('ada', creates('withdraw'));
    await world.withdraw('ada', id);
    return id;
  },
  async edit(world) {
    const id = await world.create('ada', creates('edit'));
    await world.decide('maya', id);
    await world.edit('ada', id, { ...creates('edit'), title: 'better' });
    await world.approve(id);
    return id;
  },
  async conflict(world) {
    await applied(world, 'conflict');
    const request = updates('conflict', { serve: { variant: 'on' } });
    const id = await world.create('ada', request);
    await world.decide('maya', id);
    await writeForeign(world, 'conflict', (live) => ({ ...live, tags: ['theirs'] }));
    await world.decide('quinn', id);
    await world.until(id, (view) => view.status === 'blocked');
    await world.edit('ada', id, request);
    await world.approve(id);
    return id;
  },
  async invalid(world) {
    return world.create('ada', toggles('nowhere', 'on'));
  },
  async signals(world) {
    const id = await world.create('ada', creates('signals'));
    const token = await world.signDecision('maya', id);
    await world.change(id).signal('decide', { token });
    await world.until(id, (view) => view.requirements[0]?.met === true);
    await world.decide('quinn', id);
    return id;
  },
  async free(world) {
    return world.create('ada', creates('free', 'development'));
  },
  async expire(world) {
    return world.create('ada', creates('expire'));
  },
  async rolled(world) {
    return rolling(world, 'rolled', 20);
  },
};

const ROLLOUTS: Readonly<Record<string, (world: TestProject) => Promise<string>>> = {
  async done(world) {
    await rolling(world, 'done', 20);
    return 'done';
  },
  async aborted(world) {
    const id = await rolling(world, 'aborted', 60_000);
    await world.abort('vic', id, 'aborted');
    await world.abort('ada', id, 'aborted');
    return 'aborted';
  },
  async held(world) {
    const id = await rolling(world, 'held', 300);
    await writeForeign(world, 'held', (live) => ({ ...live, state: 'disabled' }));
    await world.untilRollout('held', (view) => view.status === 'held');
    await world.abort('ada', id, 'held');
    return 'held';
  },
};

export const STORIES: readonly Story[] = [
  ...Object.entries(APPROVALS).map(([name, play]) => ({
    name: `flagApproval/${name}`,
    play: async (world: TestProject) => world.change(await play(world)),
  })),
  ...Object.entries(ROLLOUTS).map(([name, play]) => ({
    name: `scheduledRollout/${name}`,
    play: async (world: TestProject) => world.rollout(targetOn(await play(world))),
  })),
];
