import { setTimeout as sleep } from 'node:timers/promises';
import { EXIT } from '../../../client/cli/exit.js';
import type { ChangeBody } from '../../../client/http/wire/change.js';
import { StoryFailure } from '../../narrator.js';
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
  decide(story, change, {
    person: story.manager,
    key: 'manager',
    form: ['--comment', 'Go, in small steps'],
  });

/** QA answers the questions of its own form. */
export const validate = (story: Story, change: string): Promise<void> =>
  decide(story, change, {
    person: story.qa,
    key: 'qa',
    form: ['--answer', 'testResults=212 passed', '--answer', 'stagingVerified=true'],
  });

interface Deciding {
  readonly person: Person;
  /** Key of the requirement. */
  readonly key: string;
  readonly form: readonly string[];
}

/** Goes on once the decision counts. */
async function decide(story: Story, change: string, deciding: Deciding): Promise<void> {
  if (story.byHand) return waitForSomebody(story, change, deciding);
  const { person, form } = deciding;
  await person.types(['change', 'approve', change, ...form], [EXIT.ok, OR_KEPT]);
  const counts = ({ requirements }: ChangeBody) =>
    requirements.some(({ metBy }) => metBy.includes(person.id));
  await answerTo({ ask: () => show(person, change), holds: counts });
}

const LOOK_MS = 500;

/** Says whose turn it is, and where, and waits as long as it takes. */
async function waitForSomebody(story: Story, change: string, { person, key }: Deciding): Promise<void> {
  const { narrator, environment, signal } = story;
  narrator.say(`Your turn: ${environment.apiUrl}/changes/${change} in a browser, signed in as ${person.id}`);
  for (;;) {
    const { status, requirements, waiting } = await show(person, change);
    if (requirements.some((requirement) => requirement.key === key && requirement.met)) return;
    if (status !== 'review') throw new StoryFailure(`the story needs an approval here: ${waiting.sentence}`);
    await sleep(LOOK_MS, undefined, { signal });
  }
}
