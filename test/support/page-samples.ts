import { openWorld, type PageWorld } from './page-world.js';
import { creates, rollsOut, stages } from './requests.js';

export const LONG = `${'a very long title that goes on '.repeat(4)}${'withoutanyspace'.repeat(4)}`;
export const ROLLOUT = '/rollouts/production/shop/rollout-on';
export const NOWHERE = '/flags/a/b';

/** A project with something on every page. */
export interface Samples {
  readonly world: PageWorld;
  /** In review, with a refusal. */
  readonly change: string;
  /** In review, with long names. */
  readonly long: string;
  /** Every page that reads something, and the heading it has in every state. */
  readonly pages: readonly (readonly [path: string, heading: string])[];
}

export async function openSamples(): Promise<Samples> {
  const world = await openWorld();
  const { project } = world;
  const made = await project.create('ada', creates('shop'));
  await project.approve(made);
  await project.until(made, ({ status }) => status === 'applied');
  const rolling = await project.create('ada', rollsOut('shop', stages(600_000, 5, 50, 100)));
  await project.approve(rolling);
  await project.untilRollout('shop', ({ units }) => units === 5_000);
  const change = await project.create('tom', creates('other'));
  await project.decide('tom', change);
  const long = await project.create('ada', {
    title: LONG,
    reason: LONG,
    ...creates(`l${'o'.repeat(120)}ng`),
  });
  await project.until(long, ({ status }) => status === 'review');
  return { world, change, long, pages: pagesWith(change, long) };
}

const pagesWith = (change: string, long: string): Samples['pages'] => [
  ['/', 'Inbox'],
  ['/changes', 'Changes'],
  ['/flags', 'Flags'],
  ['/flags/shop', 'shop'],
  [ROLLOUT, 'Rollout of shop'],
  [`/changes/${change}`, 'a test'],
  [`/changes/${long}`, LONG],
];
