import type { HistoryBody } from '../../../client/http/wire/flag.js';
import type { SampleApp } from '../app/start.js';
import { isByChance, KEYS } from '../share.js';
import type { Story, Subject } from '../story.js';
import { soon } from '../wait.js';

export const STAGES = [5, 25, 50, 75, 100];
/** The worker dies once this share is reached. */
const KILLED_AT = 25;

/** The app sees every stage; in the middle the worker is killed, which nobody notices but us. */
export async function watchStages(story: Story, app: SampleApp): Promise<void> {
  const { narrator, environment, signal } = story;
  narrator.chapter('Durable timers raise it in stages, and the app serves what is decided');
  let back: Promise<void> = Promise.resolve();
  for (const percent of STAGES) {
    const sighting = await soon(`the app at ${percent} %`, app.nextShare(), signal);
    const { on, dropped } = sighting;
    narrator.say(`the app: ${share(on)} of ${KEYS} people get it, ${dropped} dropped out`);
    narrator.check(`that is ${percent} % as chance has it`, isByChance(sighting, percent), sighting);
    narrator.check('nobody who was in dropped out', dropped === 0, dropped);
    if (percent !== KILLED_AT) continue;
    narrator.say(`kill -9 of the worker, process ${environment.worker.current().pid}`);
    back = environment.worker.kill();
  }
  await back;
}

const share = (on: number): string => `${((100 * on) / KEYS).toFixed(2)} %`;

/** One version for the approval and one for each stage, whatever was killed meanwhile. */
export async function checkVersions(story: Story, subject: Subject, change: string): Promise<void> {
  const { narrator, requester } = story;
  narrator.chapter('What was approved was written exactly once');
  await requester.types(['change', 'wait', change, '--timeout', '30s']);
  await requester.types(['flag', 'history', subject.flag, '--env', subject.env]);
  const history = await requester.asks(['flag', 'history', subject.flag, '--env', subject.env]);
  const written = (history as HistoryBody).items.filter((entry) => entry.change === change);
  const operations = new Set(written.map(({ opId }) => opId));
  const expected = 1 + STAGES.length;
  const once = written.length === expected && operations.size === expected;
  narrator.check(`${expected} versions, one for the approval and one for each stage`, once, written.length);
}
