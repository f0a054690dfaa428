import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '../..');

/** A copy of the sources as they are now, with the packages of the original and an evaluator of its own. */
export function copySources(): string {
  const dir = mkdtempSync(join(tmpdir(), 'sluice-seeded-'));
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  for (const path of listed.split('\n').filter((each) => each !== '' && existsSync(join(ROOT, each)))) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    cpSync(join(ROOT, path), join(dir, path));
  }
  linkPackages(dir);
  return dir;
}

function linkPackages(dir: string): void {
  const packages = join(dir, 'node_modules');
  mkdirSync(join(packages, '@sluice'), { recursive: true });
  symlinkSync(join(dir, 'evaluator'), join(packages, '@sluice/evaluator'));
  const names = readdirSync(join(ROOT, 'node_modules')).filter(
    (name) => name !== '@sluice' && !name.startsWith('.v'),
  );
  for (const name of names) symlinkSync(join(ROOT, 'node_modules', name), join(packages, name));
}
