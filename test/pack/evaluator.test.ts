import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const TSC = join(ROOT, 'node_modules/typescript/bin/tsc');
const app = mkdtempSync(join(tmpdir(), 'sluice-app-'));

/** An app as somebody else would write it, without Node's types: it may run in a browser. */
const MAIN = `
import { createEvaluator, memorySource, type Flag } from '@sluice/evaluator';

const flag: Flag = {
  format: 1, key: 'new-checkout', tags: [], type: 'boolean', state: 'active', version: 1, salt: 's', bucketing: 'm3.1',
  variants: [{ key: 'on', value: true }, { key: 'off', value: false }],
  prerequisites: [], overrides: [], clientVisible: false, metadata: {}, serve: { variant: 'off' },
  rules: [{ id: 'pro', priority: 1, enabled: true, serve: { variant: 'on' }, when: [{ attr: 'plan', op: 'eq', values: ['pro'] }] }],
};
const flags = createEvaluator<{ 'new-checkout': boolean }>({ source: memorySource({ flags: { 'new-checkout': flag } }) });
await flags.ready();
// @ts-expect-error: no such flag
flags.boolean('old-checkout', {}, false);
export const answers = [flags.boolean('new-checkout', { plan: 'pro' }, false), flags.boolean('new-checkout', {}, true)];
`;

const RUN = `
import { answers } from './main.js';
console.log(JSON.stringify(answers));
`;

const CONFIG = {
  compilerOptions: {
    module: 'NodeNext',
    target: 'ES2023',
    lib: ['ES2023'],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
  },
  files: ['main.ts'],
};

const npm = (cwd: string, ...args: readonly string[]): string =>
  execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });

beforeAll(() => {
  execFileSync(process.execPath, [TSC, '-b', join(ROOT, 'evaluator')]);
  npm(join(ROOT, 'evaluator'), 'pack', '--pack-destination', app);
  const tarball = readdirSync(app).find((file) => file.endsWith('.tgz')) ?? '';
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'app', private: true, type: 'module' }));
  npm(app, 'install', '--offline', '--no-audit', '--no-fund', `./${tarball}`);
  writeFileSync(join(app, 'tsconfig.json'), JSON.stringify(CONFIG));
  writeFileSync(join(app, 'main.ts'), MAIN);
  writeFileSync(join(app, 'run.js'), RUN);
});

afterAll(() => rmSync(app, { recursive: true, force: true }));

test('it is installed alone: nothing comes with it', () => {
  expect(readdirSync(join(app, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['@sluice']);
  const { dependencies } = JSON.parse(
    readFileSync(join(app, 'node_modules/@sluice/evaluator/package.json'), 'utf8'),
  ) as { dependencies?: object };
  expect(dependencies).toBeUndefined();
});

test('an app without any ambient types is checked against it, and decides', () => {
  execFileSync(process.execPath, [TSC, '-p', app]);
  const printed = execFileSync(process.execPath, [join(app, 'run.js')], { encoding: 'utf8' });
  expect(JSON.parse(printed)).toEqual([true, false]);
});

test('its main entry reaches nothing but its own files', () => {
  const sources = readdirSync(join(app, 'node_modules/@sluice/evaluator/dist'), { recursive: true }).map(
    String,
  );
  const core = sources.filter((file) => file.endsWith('.js') && !/^(redis|file|openfeature)\//.test(file));
  const imports = core.flatMap((file) => {
    const text = readFileSync(join(app, 'node_modules/@sluice/evaluator/dist', file), 'utf8');
    return [...text.matchAll(/^(?:import|export) .*from '([^']+)'/gm)].map((match) => match[1] ?? '');
  });
  expect(imports.length).toBeGreaterThan(20);
  expect(imports.filter((specifier) => !specifier.startsWith('.'))).toEqual([]);
  expect(imports.filter((specifier) => /\/(redis|file|openfeature)\//.test(specifier))).toEqual([]);
});

test.each([
  ['publint', ['publint/src/cli.js', '--strict', 'evaluator']],
  [
    'are the types wrong',
    ['@arethetypeswrong/cli/dist/index.js', '--pack', 'evaluator', '--profile', 'esm-only'],
  ],
] as const)('%s finds nothing', (_tool, [script, ...args]) => {
  execFileSync(process.execPath, [join(ROOT, 'node_modules', script), ...args], {
    cwd: ROOT,
    stdio: 'ignore',
  });
});
