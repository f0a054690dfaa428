import { execFile } from 'node:child_process';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { messageOf } from './failure.js';
import type { Attempt } from './report.js';
import { ROOT } from './source-process.js';

/** What the page is made of. */
const SOURCES = ['client/web', 'client/http/wire', 'domain', 'evaluator/src', 'package-lock.json'];

const BUILT = 'dist/web/index.html';

/** Builds the page where it was never built, or its sources are newer. Without it everything else still works. */
export async function buildPage({ report, signal }: Attempt): Promise<void> {
  if (await isFresh()) return;
  report('building the page');
  const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
  const args = [vite, 'build', '--config', join(ROOT, 'client/web/vite.config.ts'), '--logLevel', 'error'];
  const env = { ...process.env, NODE_ENV: 'production' };
  try {
    await promisify(execFile)(process.execPath, args, { cwd: ROOT, env, signal });
  } catch (error) {
    signal.throwIfAborted();
    report(`the page could not be built: ${messageOf(error)}`);
  }
}

async function isFresh(): Promise<boolean> {
  const built = await changedAt(join(ROOT, BUILT));
  const sources = await Promise.all(SOURCES.map((name) => newestIn(join(ROOT, name))));
  return built > Math.max(...sources);
}

/** When the newest file there was changed, in milliseconds since the epoch; 0 where there is none. */
async function newestIn(path: string): Promise<number> {
  const names = await readdir(path, { recursive: true }).catch(() => []);
  const times = await Promise.all([path, ...names.map((name) => join(path, name))].map(changedAt));
  return Math.max(...times);
}

const changedAt = async (path: string): Promise<number> => {
  const found = await stat(path).catch(() => null);
  return found?.isFile() === true ? found.mtimeMs : 0;
};
