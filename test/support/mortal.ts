import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { inject } from 'vitest';
import { ROOT } from './house.js';
import type { Fate, MortalWorker } from './mortal-worker.js';
import type { TestProject } from './project.js';

export interface MortalProcess {
  /** Settles when it has killed itself; rejects where it ended in another way. */
  readonly dead: Promise<void>;
  kill(): void;
}

/** Starts a worker in a process of its own that dies at one of its writes. */
export function startMortalWorker(world: TestProject, fate: Fate): MortalProcess {
  const of: MortalWorker = {
    project: world.project,
    verifyKeys: world.verifyKeys,
    redisUrl: inject('redisUrl'),
    temporalAddress: inject('temporalAddress'),
    bundle: inject('workflowBundle'),
    fate,
  };
  const script = join(ROOT, 'test/support/mortal-worker.ts');
  const args = ['--conditions=sluice-source', '--import', 'tsx', script];
  const env = { ...process.env, MORTAL_WORKER: JSON.stringify(of) };
  const child = spawn(process.execPath, args, { cwd: ROOT, env, stdio: ['ignore', 'ignore', 'inherit'] });
  const dead = once(child, 'exit').then(([code, signal]) => {
    if (signal !== 'SIGKILL')
      throw new TypeError(`the worker ended by itself: ${String(code)} ${String(signal)}`);
  });
  return { dead, kill: () => void child.kill('SIGKILL') };
}
