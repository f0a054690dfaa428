import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { installPacked, ROOT, TSC } from './packed.js';

/** What an app pays for deciding, with every operator, and following a source. */
const LARGEST_GZIP = 13 * 1024;
const LONGEST_IMPORT_MS = 5;
const MOST_IMPORTS = 40;

let app: string;

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

beforeAll(() => {
  app = installPacked();
  writeFileSync(join(app, 'tsconfig.json'), JSON.stringify(CONFIG));
  writeFileSync(join(app, 'main.ts'), MAIN);
  writeFileSync(join(app, 'run.js'), RUN);
});

const installed = (...path: readonly string[]): string =>
  join(app, 'node_modules/@sluice/evaluator', ...path);

afterAll(() => rmSync(app, { recursive: true, force: true }));

test('it is installed alone: nothing comes with it', () => {
  expect(readdirSync(join(app, 'node_modules')).filter((name) => !name.startsWith('.'))).toEqual(['@sluice']);
  const { dependencies } = JSON.parse(readFileSync(installed('package.json'), 'utf8')) as {
    dependencies?: object;
  };
  expect(dependencies).toBeUndefined();
});

test('an app without any ambient types is checked against it, and decides', () => {
  execFileSync(process.execPath, [TSC, '-p', app]);
  const printed = execFileSync(process.execPath, [join(app, 'run.js')], { encoding: 'utf8' });
  expect(JSON.parse(printed)).toEqual([true, false]);
});

/** What a file imports, and what those import in turn. */
function reached(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  const specifiers = [...text.matchAll(/(?:from|import)\s*\(?["']([^"']+)["']/g)].map(
    (match) => match[1] ?? '',
  );
  const own = specifiers.filter((specifier) => specifier.startsWith('.'));
  return [...specifiers, ...own.flatMap((specifier) => reached(join(dirname(file), specifier)))];
}

test('its main entry reaches nothing but its own files, and no other entry', () => {
  expect(reached(installed('dist/index.js'))).toEqual(['./shared.js']);
});

test('deciding costs an app a few kilobytes', async () => {
  const entry = join(app, 'core.js');
  writeFileSync(entry, `export { createEvaluator } from '@sluice/evaluator';`);
  const built = await build({
    root: app,
    configFile: false,
    logLevel: 'silent',
    build: { write: false, rolldownOptions: { input: entry, preserveEntrySignatures: 'strict' } },
  });
  const [bundle] = [built].flat();
  const code = bundle !== undefined && 'output' in bundle ? bundle.output[0].code : '';
  expect(code).toContain('semver_tilde');
  expect(gzipSync(code, { level: 9 }).length).toBeLessThanOrEqual(LARGEST_GZIP);
});

/** In a process that has imported something before. */
const TIMED = `
await import('data:text/javascript,export default 1');
const started = performance.now();
await import('@sluice/evaluator');
console.log(performance.now() - started);
`;

/** What runs beside the tests only adds time, so the least of several is the nearest to what importing takes. */
function leastImportMs(script: string): number {
  let least = Infinity;
  for (let run = 0; run < MOST_IMPORTS && least >= LONGEST_IMPORT_MS; run++)
    least = Math.min(least, Number(execFileSync(process.execPath, [script], { encoding: 'utf8' })));
  return least;
}

test('importing it takes no time that anybody notices', () => {
  const script = join(app, 'timed.js');
  writeFileSync(script, TIMED);
  expect(leastImportMs(script)).toBeLessThan(LONGEST_IMPORT_MS);
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
