import { EXIT } from '../../../client/cli/exit.js';
import type { ChangeBody } from '../../../client/http/wire/change.js';
import { startSampleApp } from '../app/start.js';
import { KEYS } from '../share.js';
import type { Story, Subject } from '../story.js';
import { soon } from '../wait.js';
import { approve, validate } from './decide.js';
import { request } from './request.js';

const ASKED = { stages: '20,100', wait: '10m', reason: 'a second one, to be stopped' };

/** A rollout that goes wrong is lowered at once, by one command and without an approval. */
export async function abort(story: Story, subject: Subject): Promise<void> {
  const { narrator, requester, environment, signal } = story;
  narrator.chapter('A second rollout is aborted, and lowered at once');
  const app = await startSampleApp(environment, subject);
  try {
    const change = await request(story, subject, ASKED);
    await approve(story, change);
    await validate(story, change);
    const raised = await soon('the app at 20 %', app.nextShare(), signal);
    narrator.say(`the app: ${raised.on} of ${KEYS} people get it`);
    const { rollout } = (await requester.asks(['change', 'show', change])) as ChangeBody;
    await requester.types(
      ['rollout', 'abort', String(rollout), '--reason', 'the error rate rises'],
      [EXIT.ok, EXIT.waiting],
    );
    const lowered = await soon('the app after the abort', app.nextShare(), signal);
    narrator.check('nobody gets it any more', lowered.on === 0, lowered);
    await requester.types(['change', 'wait', change, '--timeout', '30s'], [EXIT.rejected]);
  } finally {
    await app.stop();
  }
}
