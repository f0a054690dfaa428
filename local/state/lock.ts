import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { LocalFailure } from '../failure.js';
import { guardianPid } from '../processes/guardian.js';

/** A guardian that outlived its launcher needs this long at most, in milliseconds. */
const LEFTOVERS_MS = 15_000;

interface Holder {
  readonly launcher: number;
  /** Lives until every process of that launcher has ended. */
  readonly guardian: number;
}

/** Keeps a second launcher away from the same data. Gives back how to let go. Throws when somebody holds it. */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const path = join(folder, 'launcher.json');
  while (!(await taken(path))) await makeWay(path);
  return () => rm(path, { force: true });
}

async function taken(path: string): Promise<boolean> {
  const holder: Holder = { launcher: process.pid, guardian: guardianPid() };
  try {
    await writeFile(path, JSON.stringify(holder), { flag: 'wx', mode: 0o600 });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

/** Removes what a killed launcher left, once the last of its processes has ended. */
async function makeWay(path: string): Promise<void> {
  const holder = await holderOf(path);
  if (holder !== undefined && isAlive(holder.launcher)) {
    throw new LocalFailure(
      `It runs already, as process ${holder.launcher}. If that is something else, delete ${path}`,
    );
  }
  const giveUpAt = Date.now() + LEFTOVERS_MS;
  while (holder !== undefined && isAlive(holder.guardian) && Date.now() < giveUpAt) await sleep(100);
  await rm(path, { force: true });
}

/** Undefined where the file is gone again or was cut short. */
const holderOf = (path: string): Promise<Holder | undefined> =>
  readFile(path, 'utf8')
    .then(
      (text) => JSON.parse(text) as Holder,
      () => undefined,
    )
    .catch(() => undefined);

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
