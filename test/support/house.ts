import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export const ROOT = resolve(import.meta.dirname, '../..');

/** Files by path, with their text. */
export type Files = { readonly [path: string]: string };

/** A small copy of the house: its own rules, other rooms. Removed by `remove`. */
export interface House {
  readonly dir: string;
  remove(): void;
}

/** Writes `files` into an empty folder, beside the named files of the repository. */
export function buildHouse(files: Files, rules: readonly string[]): House {
  const dir = mkdtempSync(join(tmpdir(), 'sluice-house-'));
  for (const rule of rules) cpSync(join(ROOT, rule), join(dir, rule));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
  mkdirSync(join(dir, 'node_modules/@sluice'), { recursive: true });
  symlinkSync(join(dir, 'evaluator'), join(dir, 'node_modules/@sluice/evaluator'));
  return {
    dir,
    remove: () => {
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

/** Packages as `npm ci` would have hoisted them to the top. */
export const hoisted = (names: readonly string[]): Files =>
  Object.fromEntries(
    names.flatMap((name) => [
      [`node_modules/${name}/package.json`, JSON.stringify({ name, version: '1.0.0', main: 'index.js' })],
      [`node_modules/${name}/index.js`, 'module.exports = {};'],
    ]),
  );

/** What a tool prints when it runs in `dir`; its path is absolute, or one in node_modules. */
export function run(dir: string, tool: string, args: readonly string[]): string {
  const result = spawnSync(process.execPath, [resolve(ROOT, 'node_modules', tool), ...args], {
    cwd: dir,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  if (result.stdout === '') throw new Error(`${tool}: ${result.stderr}`);
  return result.stdout;
}
