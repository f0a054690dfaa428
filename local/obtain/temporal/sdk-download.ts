import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Attempt } from '../../report.js';
import { ROOT, sourceArgs } from '../../source-process.js';
import { intoCache } from '../cache.js';
import type { Means } from '../means.js';
import { runTool } from '../tool.js';
import { temporalCachePath } from './cached.js';
import { checkedTemporal, type TemporalProgram } from './check.js';
import { LocalFailure } from '../../failure.js';

const PROCESS = fileURLToPath(new URL('./sdk-download-process.ts', import.meta.url));
/** The start of the process takes a second of it. */
const NO_PROGRESS_MS = 8_000;
const LOOK_MS = 500;

/** The testing package's own download, with the limit it does not have. */
export const temporalFromSdk: Means<TemporalProgram> = {
  name: "the SDK's download",
  obtain: async (attempt) => {
    attempt.report("Temporal: the SDK's download");
    const path = await intoCache(temporalCachePath(), (folder) => downloadInto(folder, attempt));
    return checkedTemporal(path, attempt);
  },
};

async function downloadInto(folder: string, attempt: Attempt): Promise<string> {
  const stalled = new AbortController();
  const watch = watchGrowth(folder, attempt, () => stalled.abort(new LocalFailure('nothing arrives')));
  const signal = AbortSignal.any([attempt.signal, stalled.signal]);
  try {
    const args = sourceArgs(PROCESS, folder);
    const tool = { command: process.execPath, args, cwd: ROOT, silentMs: 600_000 };
    await runTool(tool, { report: () => undefined, signal });
    return join(folder, await onlyFile(folder));
  } finally {
    clearInterval(watch);
  }
}

/** Calls `stalled` when the folder has not grown for too long; reports the megabytes on the way. */
function watchGrowth(folder: string, attempt: Attempt, stalled: () => void): NodeJS.Timeout {
  const seen = { bytes: 0, at: Date.now(), reported: 0 };
  return setInterval(() => {
    void sizeOf(folder).then((bytes) => {
      if (bytes > seen.bytes) Object.assign(seen, { bytes, at: Date.now() });
      if (Date.now() - seen.at > NO_PROGRESS_MS) stalled();
      const tens = Math.floor(bytes / 10_000_000);
      if (tens > seen.reported) attempt.report(`  ${tens * 10} MB`);
      seen.reported = tens;
    });
  }, LOOK_MS);
}

async function sizeOf(folder: string): Promise<number> {
  const names = await readdir(folder).catch(() => []);
  const sizes = names.map((name) =>
    stat(join(folder, name)).then(
      ({ size }) => size,
      () => 0,
    ),
  );
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

async function onlyFile(folder: string): Promise<string> {
  const [name, ...others] = await readdir(folder);
  if (name === undefined || others.length > 0) throw new LocalFailure('the download left no single file');
  return name;
}
