import type { Attempt } from '../report.js';
import { runTool } from './tool.js';
import { isAtLeast, versionAfter, type Version } from './version.js';

/** How a program tells its version, and what we need. */
export interface Wanted {
  readonly marker: string;
  readonly atLeast: Version;
}

/** The version of the program at that path, if it is new enough; reports why not, otherwise. */
export async function acceptable(
  path: string,
  wanted: Wanted,
  attempt: Attempt,
): Promise<Version | undefined> {
  const found = versionAfter(wanted.marker, await versionText(path, attempt));
  if (found !== undefined && isAtLeast(found, wanted.atLeast)) return found;
  const has = found === undefined ? 'does not tell its version' : `is ${found.join('.')}`;
  attempt.report(`${path} ${has}; ${wanted.atLeast.join('.')} or newer is needed`);
  return undefined;
}

const versionText = (path: string, attempt: Attempt): Promise<string> =>
  runTool({ command: path, args: ['--version'], silentMs: 10_000 }, attempt).catch(() => '');
