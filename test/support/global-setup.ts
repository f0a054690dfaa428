import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startRedis } from '../../local/redis.js';
import { startTemporal } from '../../local/temporal.js';
import { writeBundle } from './bundle.js';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A Redis of this run alone. Files keep apart by a project key of their own. */
    redisUrl: string;
    /** host:port of a Temporal server of this run alone. Files keep apart by a task queue of their own. */
    temporalAddress: string;
    temporalUiUrl: string;
    /** Path of the bundled workflows. */
    workflowBundle: string;
  }
}

/** One real Redis and one real Temporal for all test files; a run without them fails, it never skips. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = await mkdtemp(join(tmpdir(), 'sluice-test-'));
  const [redis, temporal, bundle] = await Promise.all([
    startRedis({ dir: join(dir, 'redis') }),
    startTemporal({ dir: join(dir, 'temporal') }),
    writeBundle(dir),
  ]);
  project.provide('redisUrl', redis.url);
  project.provide('temporalAddress', temporal.address);
  project.provide('temporalUiUrl', temporal.uiUrl);
  project.provide('workflowBundle', bundle);
  return async () => {
    await Promise.all([redis.stop(), temporal.stop()]);
    await rm(dir, { recursive: true, force: true });
  };
}
