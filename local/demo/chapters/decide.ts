import type { ChangeBody } from '../../../client/http/wire/change.js';
import { EXIT } from '../../../client/cli/exit.js';
import type { Story } from '../story.js';

/** The requester's own approval is refused, and the attempt is on record. */
export async function refuseOwnApproval({ narrator, requester }: Story, change: string): Promise<void> {
  narrator.chapter('Nobody approves what they asked for themselves');
  await requester.types(['change', 'approve', change], EXIT.failure);
  const { refusals } = (await requester.asks(['change', 'show', change])) as ChangeBody;
  const recorded = refusals.some(({ sub, code }) => sub === requester.id && code === 'SELF_APPROVAL');
  narrator.check('the attempt was refused and is on record', recorded, refusals);
}

/** The manager approves with the form of that requirement. */
export const approve = async ({ manager }: Story, change: string): Promise<unknown> =>
  manager.types(['change', 'approve', change, '--comment', 'Go, in small steps']);

/** QA answers the questions of its own form. */
export const validate = async ({ qa }: Story, change: string): Promise<unknown> =>
  qa.types([
    ...['change', 'approve', change],
    ...['--answer', 'testResults=212 passed', '--answer', 'stagingVerified=true'],
  ]);
