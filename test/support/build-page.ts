import { spawnSync } from 'node:child_process';
import { ROOT } from './house.js';

/** Builds the page as it is delivered; the environment of a test would make it one for developers. */
export function setup(): void {
  const { NODE_ENV: _test, ...env } = process.env;
  const built = spawnSync('npm', ['run', 'build:web'], { cwd: ROOT, env, encoding: 'utf8' });
  if (built.status !== 0) throw new TypeError(`the page cannot be built: ${built.stderr}`);
}
