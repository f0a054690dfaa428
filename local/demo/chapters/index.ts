import { startSampleApp } from '../app/start.js';
import type { Story } from '../story.js';
import { subjectsOf } from '../subjects.js';
import { abort } from './abort.js';
import { approve, refuseOwnApproval, validate } from './decide.js';
import { ending } from './ending.js';
import { readHistories } from './history.js';
import { importFlags } from './import.js';
import { request } from './request.js';
import { checkVersions, STAGES, watchStages } from './rollout.js';

const ASKED = { stages: STAGES.join(','), wait: '2s', reason: 'tested in staging' };

/** The story, from a file of flags to an aborted rollout. Throws `StoryFailure` at the first thing that is wrong. */
export async function tell(story: Story): Promise<void> {
  const { narrator, environment } = story;
  const [first, second] = subjectsOf(await importFlags(story));
  const app = await startSampleApp(environment, first);
  try {
    narrator.chapter(`A change is asked for: ${first.flag} in ${first.env}`);
    const change = await request(story, first, ASKED);
    await refuseOwnApproval(story, change);
    narrator.chapter('A manager approves, then QA validates');
    await approve(story, change);
    await validate(story, change);
    await watchStages(story, app);
    await checkVersions(story, first, change);
    await readHistories(story, first, change);
  } finally {
    await app.stop();
  }
  await abort(story, second);
  await ending(story);
}
