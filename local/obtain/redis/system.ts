import type { Attempt } from '../../report.js';
import type { Means } from '../means.js';
import { findOnPath } from '../on-path.js';
import { runTool } from '../tool.js';
import { PACKAGE_MANAGERS, type PackageManager } from './package-managers.js';
import { redisOnPath } from './path.js';
import type { RedisProgram } from './program.js';

/** A mirror that is slow still prints a line now and then. */
const SILENT_MS = 30_000;
/** It must not be cut off in the middle of a write. */
const GRACE_MS = 10_000;

/** The system's package manager, by root only: we never ask for rights that we were not given. */
export const redisFromSystem: Means<RedisProgram> = {
  name: "the system's package manager",
  obtain: async (attempt) => {
    if (process.getuid?.() !== 0) return undefined;
    const manager = await presentManager();
    if (manager === undefined) return undefined;
    attempt.report(`Redis: ${manager.typed}`);
    await install(manager, attempt);
    return redisOnPath.obtain(attempt);
  },
};

/** The first package manager this machine has. */
export async function presentManager(): Promise<PackageManager | undefined> {
  for (const manager of PACKAGE_MANAGERS) {
    if ((await findOnPath(manager.command)) !== undefined) return manager;
  }
  return undefined;
}

async function install({ command, steps }: PackageManager, attempt: Attempt): Promise<void> {
  for (const step of steps)
    await runTool({ command, ...step, silentMs: SILENT_MS, graceMs: GRACE_MS }, attempt);
}
