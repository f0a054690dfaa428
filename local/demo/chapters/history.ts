import { changeWorkflowId, rolloutWorkflowId } from '../../../domain/ids.js';
import type { Story, Subject } from '../story.js';
import { temporalPage } from '../temporal-pages.js';

/** Temporal's own pages tell the same story to somebody who knows nothing of Sluice. */
export async function readHistories(story: Story, subject: Subject, change: string): Promise<void> {
  story.narrator.chapter("Temporal's own pages tell the same story");
  const { project } = story.environment;
  const { env, flag, variant } = subject;
  await readOne(story, changeWorkflowId(project, change));
  await readOne(story, rolloutWorkflowId(project, { env, flag, rule: `rollout-${variant}` }));
}

async function readOne({ narrator, environment }: Story, workflowId: string): Promise<void> {
  const { lines, mute, attributes } = await temporalPage(environment, workflowId);
  narrator.say(`${workflowId}  ${JSON.stringify(attributes)}`);
  narrator.printed(lines.join('\n'));
  narrator.check('every activity and timer says what it is for', mute.length === 0, mute);
}
