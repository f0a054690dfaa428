import { join } from 'node:path';
import type { Attempt } from '../../report.js';
import { intoCache } from '../cache.js';
import type { Means } from '../means.js';
import { findOnPath } from '../on-path.js';
import { runTool, Silent } from '../tool.js';
import { isAtLeast, versionAfter } from '../version.js';
import { temporalCachePath } from './cached.js';
import { checkedTemporal, type TemporalProgram } from './check.js';
import { GO_INSTALL, TEMPORAL_RELEASE } from './release.js';

const NEEDED = [1, 25] as const;
/** One of its packages alone compiles for a minute without a word. */
const SILENT_MS = 300_000;

export const temporalFromGo: Means<TemporalProgram> = {
  name: 'go install',
  obtain: async (attempt) => {
    const go = await findOnPath('go');
    if (go === undefined || !(await isNewEnough(go, attempt))) return undefined;
    await askProxy(go, attempt);
    attempt.report(`Temporal: ${GO_INSTALL}; it takes a few minutes, once`);
    const path = await intoCache(temporalCachePath(), (folder) => install(go, folder, attempt));
    return checkedTemporal(path, attempt);
  },
};

async function isNewEnough(go: string, attempt: Attempt): Promise<boolean> {
  const text = await runTool({ command: go, args: ['version'], silentMs: 10_000 }, attempt);
  const version = versionAfter('go version go', text);
  if (version !== undefined && isAtLeast(version, NEEDED)) return true;
  attempt.report(`${go} is too old: Go ${NEEDED.join('.')} or newer is needed`);
  return false;
}

/**
 * A small question first: a proxy that does not answer shows here in seconds, not within the long install. Whatever it
 * answers is fine; a refusal makes the install itself fail at once.
 */
async function askProxy(go: string, attempt: Attempt): Promise<void> {
  const args = ['list', '-m', `${TEMPORAL_RELEASE.module}@v${TEMPORAL_RELEASE.version}`];
  const question = { command: go, args, env: { GOFLAGS: '-mod=mod' }, cwd: '/', silentMs: 10_000 };
  await runTool(question, attempt).catch((error: unknown) => {
    if (error instanceof Silent) throw error;
  });
}

async function install(go: string, folder: string, attempt: Attempt): Promise<string> {
  const wanted = `${TEMPORAL_RELEASE.module}@v${TEMPORAL_RELEASE.version}`;
  // Without symbol tables the file is a third smaller; -v gives a line per package, which is the progress shown.
  const args = ['install', '-v', '-ldflags', '-s -w', wanted];
  await runTool({ command: go, args, env: { GOBIN: folder }, silentMs: SILENT_MS }, attempt);
  return join(folder, 'temporal');
}
