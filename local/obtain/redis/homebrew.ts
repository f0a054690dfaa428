import { join } from 'node:path';
import type { Means } from '../means.js';
import { findOnPath } from '../on-path.js';
import { runTool } from '../tool.js';
import { checkedRedis } from './check.js';
import type { RedisProgram } from './program.js';

const SILENT_MS = 60_000;
/** Updating itself first would take minutes that nobody asked for. */
const env = { HOMEBREW_NO_AUTO_UPDATE: '1', HOMEBREW_NO_INSTALL_CLEANUP: '1' };

export const redisFromHomebrew: Means<RedisProgram> = {
  name: 'Homebrew',
  obtain: async (attempt) => {
    const brew = await findOnPath('brew');
    // Homebrew refuses to run as root.
    if (brew === undefined || process.getuid?.() === 0) return undefined;
    attempt.report('Redis: brew install redis');
    await runTool(
      { command: brew, args: ['install', 'redis'], env, silentMs: SILENT_MS, graceMs: 10_000 },
      attempt,
    );
    const prefix = await runTool(
      { command: brew, args: ['--prefix', 'redis'], env, silentMs: SILENT_MS },
      attempt,
    );
    return checkedRedis(join(prefix.trim(), 'bin', 'redis-server'), attempt);
  },
};
