import { EXIT } from '../../../client/cli/exit.js';
import type { ChangeBody } from '../../../client/http/wire/change.js';
import type { Person } from '../../people.js';
import type { Story } from '../story.js';
import { answerTo } from '../wait.js';

/** Where the worker is dead just now, a command is kept and judged when one is back. */
const OR_KEPT = EXIT.waiting;

const show = async (person: Person, change: string) =>
  (await person.asks(['change', 'show', change])) as ChangeBody;

/** The requester's own approval is refused, and the attempt is on record. */
export async function refuseOwnApproval({ narrator, requester }: Story, change: string): Promise<void> {
  narrator.chapter('Nobody approves what they asked for themselves');
  await requester.types(['change', 'approve', change], [EXIT.failure, OR_KEPT]);
  const isRefused = ({ refusals }: ChangeBody) =>
    refusals.some(({ sub, code }) => sub === requester.id && code === 'SELF_APPROVAL');
  const seen = await answerTo({ ask: () => show(requester, change), holds: isRefused });
  narrator.check('the attempt was refused and is on record', isRefused(seen), seen.refusals);
}

/** The manager approves with the form of that requirement. */
export const approve = (story: Story, change: string): Promise<void> =>
  decide(story.manager, change, ['--comment', 'Go, in small steps']);

/** QA answers the questions of its own form. */
export const validate = (story: Story, change: string): Promise<void> =>
  decide(story.qa, change, ['--answer', 'testResults=212 passed', '--answer', 'stagingVerified=true']);

/** Goes on once the decision counts. */
async function decide(person: Person, change: string, form: readonly string[]): Promise<void> {
  await person.types(['change', 'approve', change, ...form], [EXIT.ok, OR_KEPT]);
  const counts = ({ requirements }: ChangeBody) =>
    requirements.some(({ metBy }) => metBy.includes(person.id));
  await answerTo({ ask: () => show(person, change), holds: counts });
}
