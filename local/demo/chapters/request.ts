import type { ChangePage } from '../../../client/http/wire/change.js';
import { DemoFailure } from '../narrator.js';
import type { Story, Subject } from '../story.js';

export interface Asked {
  readonly stages: string;
  readonly wait: string;
  readonly reason: string;
}

/** The requester asks for a rollout; gives back the change. */
export async function request(story: Story, subject: Subject, asked: Asked): Promise<string> {
  const { env, flag, variant } = subject;
  const what = ['--flag', flag, '--env', env, '--rollout', variant];
  const how = ['--stages', asked.stages, '--wait', asked.wait, '--reason', asked.reason];
  await story.requester.types(['change', 'create', ...what, ...how]);
  const { items } = (await story.requester.asks(['change', 'list'])) as ChangePage;
  const change = items.find(({ flags, environments }) => flags.includes(flag) && environments.includes(env));
  if (change === undefined) throw new DemoFailure(`the change of ${flag} is not listed`);
  story.narrator.check('it waits for people', change.status === 'review', change.status);
  return change.id;
}
