/**
 * Puts known bugs into a copy of the sources, one at a time, and asks the tests about each. Ends with 1 where they
 * stay green, or where they are red without any bug. `npx tsx --conditions=sluice-source test/seeded/run.ts [name]`
 */
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUGS, type Bug } from './bugs.js';
import { copySources } from './copy.js';

interface Seen {
  readonly passed: number;
  readonly failed: number;
}

/** Runs the tests of the names asked for, in the copy. */
function ask(dir: string, tests: readonly string[], asked: RegExp): Seen {
  const report = join(dir, 'seeded.json');
  rmSync(report, { force: true });
  const args = ['run', ...tests, '-t', asked.source, '--reporter=json', `--outputFile=${report}`];
  const run = spawnSync(join(dir, 'node_modules/.bin/vitest'), args, { cwd: dir, encoding: 'utf8' });
  try {
    const seen = JSON.parse(readFileSync(report, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
    };
    return { passed: seen.numPassedTests, failed: seen.numFailedTests };
  } catch (cause) {
    throw new TypeError(`the tests did not run: ${run.stderr.slice(-2_000)}`, { cause });
  }
}

/** Whether the tests turn red by the bug, and only by it. */
function isNoticed(dir: string, bug: Bug): boolean {
  const path = join(dir, bug.file);
  const sound = readFileSync(path, 'utf8');
  if (sound.split(bug.replace).length !== 2)
    throw new TypeError(`${bug.file} does not hold this exactly once: ${bug.replace}`);
  writeFileSync(
    path,
    sound.replace(bug.replace, () => bug.by),
  );
  try {
    return ask(dir, bug.tests, bug.asked).failed > 0;
  } finally {
    writeFileSync(path, sound);
  }
}

function isSound(dir: string, bugs: readonly Bug[]): boolean {
  const tests = [...new Set(bugs.flatMap((bug) => bug.tests))];
  const asked = new RegExp(bugs.map((bug) => bug.asked.source).join('|'));
  const { passed, failed } = ask(dir, tests, asked);
  return passed >= bugs.length && failed === 0;
}

const say = (line: string): void => void process.stdout.write(`${line}\n`);

function main(wanted: string | undefined): number {
  const bugs = BUGS.filter((bug) => wanted === undefined || bug.name.includes(wanted));
  const dir = copySources();
  try {
    if (!isSound(dir, bugs)) {
      say('red    without any bug: nothing can be said');
      return 1;
    }
    const missed = bugs.filter((bug) => {
      const noticed = isNoticed(dir, bug);
      say(`${noticed ? 'caught' : 'MISSED'} ${bug.name}`);
      return !noticed;
    });
    return missed.length === 0 ? 0 : 1;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

process.exitCode = main(process.argv[2]);
