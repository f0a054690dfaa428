import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');
export const TSC = join(ROOT, 'node_modules/typescript/bin/tsc');
const VITE = join(ROOT, 'node_modules/vite/bin/vite.js');

const run = (cwd: string, command: string, ...args: readonly string[]): string =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

/** Builds the package as it is published, and installs it in an empty app; gives the app's folder. */
export function installPacked(): string {
  run(ROOT, process.execPath, TSC, '-b', 'evaluator');
  run(ROOT, process.execPath, VITE, 'build', 'evaluator');
  const app = mkdtempSync(join(tmpdir(), 'sluice-app-'));
  run(join(ROOT, 'evaluator'), 'npm', 'pack', '--pack-destination', app);
  const tarball = readdirSync(app).find((file) => file.endsWith('.tgz')) ?? '';
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'app', private: true, type: 'module' }));
  run(app, 'npm', 'install', '--offline', '--no-audit', '--no-fund', `./${tarball}`);
  return app;
}
