import { newestChange } from '../../newest-change.js';
import type { Story, Subject } from '../story.js';
import { answerTo } from '../wait.js';

export interface Asked {
  readonly stages: string;
  readonly wait: string;
  readonly reason: string;
}

/** The requester asks for a rollout; gives back the change. */
export async function request(story: Story, subject: Subject, asked: Asked): Promise<string> {
  const { requester, narrator } = story;
  const { env, flag, variant } = subject;
  const what = ['--flag', flag, '--env', env, '--rollout', variant];
  const how = ['--stages', asked.stages, '--wait', asked.wait, '--reason', asked.reason];
  await requester.types(['change', 'create', ...what, ...how]);
  const change = await answerTo({
    ask: () => newestChange(requester, subject),
    holds: (newest) => newest?.status === 'review',
  });
  narrator.check('it waits for people', change?.status === 'review', change?.status);
  return change?.id ?? '';
}
