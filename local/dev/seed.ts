import { join } from 'node:path';
import { invariant } from '../../domain/failure.js';
import type { LocalEnvironment } from '../environment/index.js';
import { createNarrator } from '../narrator.js';
import { cast, type Person } from '../people.js';
import type { Attempt } from '../report.js';
import { SAMPLE } from '../sample.js';
import { readIfThere, writePrivate } from '../state/file.js';
import { newestChange } from '../newest-change.js';

type Cast = ReturnType<typeof cast>;

/** What a new environment is filled with, one after another. */
const STEPS: { readonly [name: string]: (people: Cast) => Promise<unknown> } = {
  flags: ({ admin }) => admin.types(['import', SAMPLE]),
  'a change that waits': ({ requester }) =>
    ask(requester, [
      '--flag',
      'express-delivery',
      '--env',
      'production',
      '--stages',
      '10,50,100',
      '--wait',
      '1h',
    ]),
  'a rollout that moves': async ({ requester, manager, qa }) => {
    const target = ['--flag', 'new-checkout', '--env', 'production'];
    await ask(requester, [...target, '--stages', '1,5,10,25,50,75,100', '--wait', '2m']);
    const change = await newestChange(requester, { flag: 'new-checkout', env: 'production' });
    invariant(change !== undefined, 'what was asked for is listed');
    await manager.types(['change', 'approve', change.id]);
    await qa.types([
      'change',
      'approve',
      change.id,
      '--answer',
      'testResults=all green',
      '--answer',
      'stagingVerified=true',
    ]);
  },
};

const ask = (requester: Person, what: readonly string[]): Promise<unknown> =>
  requester.types(['change', 'create', ...what, '--rollout', 'on', '--reason', 'tested in staging']);

/** Fills an environment once, through the command line; a start that was broken off goes on where it was. */
export async function seed(environment: LocalEnvironment, attempt: Attempt): Promise<void> {
  const path = join(environment.dir, 'seeded.json');
  const done = new Set(JSON.parse((await readIfThere(path)) ?? '[]') as string[]);
  const silent = createNarrator(() => undefined);
  const { apiUrl, dir } = environment;
  const people = cast({ apiUrl, stateHome: dir, narrator: silent, signal: attempt.signal });
  for (const [name, step] of Object.entries(STEPS)) {
    if (done.has(name)) continue;
    attempt.report(`seeding: ${name}`);
    await step(people);
    await writePrivate(path, JSON.stringify([...done.add(name)]));
  }
}
