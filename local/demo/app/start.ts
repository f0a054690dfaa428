import { join } from 'node:path';
import type { LocalEnvironment } from '../../environment/index.js';
import { startChild } from '../../processes/child.js';
import { ROOT, sourceArgs } from '../../source-process.js';
import type { Sighting } from '../share.js';
import type { Subject } from '../story.js';

/** The sample app as a process of its own. */
export interface SampleApp {
  /** What it sees when the share changes the next time, in order; what it saw before it was asked is kept. */
  nextShare(): Promise<Sighting>;
  stop(): Promise<void>;
}

export async function startSampleApp(environment: LocalEnvironment, watched: Subject): Promise<SampleApp> {
  const { dir, redisUrl, project } = environment;
  const shares = new Queue<Sighting>();
  let on = 0;
  const see = (sighting: Sighting) => {
    // A write that changes nobody's answer, such as the new rule that nobody is in yet, is passed over.
    if (sighting.on !== on) shares.put(sighting);
    on = sighting.on;
  };
  const main = 'local/demo/app/sample-app-process.ts';
  const child = await startChild({
    name: 'sample app',
    command: process.execPath,
    args: sourceArgs(main, redisUrl, project, watched.env, watched.flag, watched.variant),
    cwd: ROOT,
    log: join(dir, 'app.log'),
    onMessage: (message) => see(message as Sighting),
  });
  return { nextShare: () => shares.take(), stop: () => child.stop() };
}

class Queue<T> {
  readonly #items: T[] = [];
  readonly #takers: ((item: T) => void)[] = [];

  put(item: T): void {
    const taker = this.#takers.shift();
    if (taker === undefined) this.#items.push(item);
    else taker(item);
  }

  take(): Promise<T> {
    const item = this.#items.shift();
    return item === undefined ? new Promise((resolve) => this.#takers.push(resolve)) : Promise.resolve(item);
  }
}
