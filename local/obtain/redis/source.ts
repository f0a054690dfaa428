import { mkdir } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join } from 'node:path';
import type { Attempt } from '../../report.js';
import { cachedPath, intoCache } from '../cache.js';
import { download } from '../download.js';
import type { Means } from '../means.js';
import { findOnPath } from '../on-path.js';
import { runTool } from '../tool.js';
import { checkedRedis } from './check.js';
import type { RedisProgram } from './program.js';
import { SOURCE_RELEASE } from './source-release.js';

const TOOLS = ['cc', 'make', 'tar'];

/** A build of the given release, kept in the cache. */
export const redisFromSource = (
  release: { url: string; sha256: string } = SOURCE_RELEASE,
): Means<RedisProgram> => ({
  name: 'a build from its source release',
  obtain: async (attempt) => {
    const found = await Promise.all(TOOLS.map(findOnPath));
    if (found.includes(undefined)) return undefined;
    const path = cachedPath('redis-server', SOURCE_RELEASE.version);
    await intoCache(path, (folder) => build(release, folder, attempt));
    return checkedRedis(path, attempt);
  },
});

async function build(
  release: { url: string; sha256: string },
  folder: string,
  attempt: Attempt,
): Promise<string> {
  attempt.report(`Redis: downloading ${release.url}`);
  const archive = join(folder, 'redis.tar.gz');
  await download({ ...release, to: archive, silentMs: 6_000 }, attempt);
  attempt.report('Redis: building it; a minute or two');
  const source = join(folder, 'source');
  await mkdir(source);
  const unpack = { command: 'tar', args: ['-xzf', archive, '-C', source, '--strip-components=1'] };
  await runTool({ ...unpack, silentMs: 60_000 }, attempt);
  // libc's allocator: the bundled one alone would double the time of the build.
  const args = ['-C', source, `-j${cpus().length}`, 'MALLOC=libc', 'redis-server'];
  await runTool({ command: 'make', args, silentMs: 300_000 }, attempt);
  return join(source, 'src', 'redis-server');
}
