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

/** What a typed map checks, and what it lets through. */
const TYPED = `
import { createEvaluator, explain, memorySource, type Context } from '@sluice/evaluator';

interface Theme { dark: boolean }
interface Flags { on: boolean; colour: 'red' | 'blue'; size: 1 | 2; theme: Theme; list: readonly string[] }
interface User { targetingKey: string; plan: string }
class Account { readonly targetingKey = 'a1'; }

const source = memorySource({ flags: {} });
const typed = createEvaluator<Flags>({ source });
export const colour: 'red' | 'blue' = typed.string('colour', {}, 'red');
export const size: 1 | 2 = typed.number('size', {}, 1);
export const on: boolean = typed.boolean('on', {}, false);
export const theme: Theme = typed.json('theme', {}, { dark: true });
export const list: readonly string[] = typed.snapshot().json('list', {}, []);
export const value: 'red' | 'blue' | undefined = typed.details('colour').value;
// @ts-expect-error: no such colour
typed.string('colour', {}, 'green');
// @ts-expect-error: no json flag
typed.json('on', {}, true);
// @ts-expect-error: no theme
typed.json('theme', {}, { light: true });

explain(typed, 'colour', {});
explain(typed.snapshot(), 'on');
// @ts-expect-error: no such flag
explain(typed, 'old-checkout', {});

const user: User = { targetingKey: 'u1', plan: 'pro' };
export const contexts: Context[] = [user, new Account(), { plan: 'pro', seats: { used: 1 } }];
const untyped = createEvaluator({ source });
export const flag: boolean = untyped.boolean('any', user, false);
export const text: string = untyped.string('any', new Account(), 'text');
export const other: Theme = untyped.json<Theme>('any', undefined, { dark: true });
export const guessed: boolean = untyped.json('any', undefined, { dark: true }).dark;
untyped.all(user);
explain(untyped, 'any', user);
// @ts-expect-error: a text is no context
untyped.boolean('any', 'user', false);
`;

/** The entries whose peers the app has to install itself; here they are those of this repository. */
const ENTRIES = `
import { createEvaluator } from '@sluice/evaluator';
import { fileCache } from '@sluice/evaluator/file';
import { SluiceProvider } from '@sluice/evaluator/openfeature';
import { redisSource } from '@sluice/evaluator/redis';
import { OpenFeature } from '@openfeature/server-sdk';
import type { Redis } from 'ioredis';

interface Flags { on: boolean; colour: 'red' | 'blue' }
declare const redis: Redis;

const of = { project: 'shop', environment: 'production' };
const source = redisSource({ ...of, url: 'redis://localhost:6379' });
const flags = createEvaluator<Flags>({ ...fileCache({ source, path: '/tmp/flags.json' }) });
await OpenFeature.setProviderAndWait(new SluiceProvider(flags));
await OpenFeature.setProviderAndWait(new SluiceProvider(createEvaluator<{ 'new-checkout': boolean }>({ source })));
await OpenFeature.setProviderAndWait(new SluiceProvider(createEvaluator({ source: redisSource({ ...of, redis }) })));
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
  files: ['main.ts', 'typed.ts'],
};

const peer = (path: string): readonly string[] => [join(ROOT, 'node_modules', path)];

const ENTRIES_CONFIG = {
  compilerOptions: {
    ...CONFIG.compilerOptions,
    types: ['node'],
    typeRoots: peer('@types'),
    paths: {
      '@openfeature/server-sdk': peer('@openfeature/server-sdk/dist/types.d.ts'),
      ioredis: peer('ioredis/built/index.d.ts'),
    },
    skipLibCheck: true,
    noEmit: true,
  },
  files: ['entries.ts'],
};

beforeAll(() => {
  app = installPacked();
  writeFileSync(join(app, 'tsconfig.json'), JSON.stringify(CONFIG));
  writeFileSync(join(app, 'main.ts'), MAIN);
  writeFileSync(join(app, 'typed.ts'), TYPED);
  writeFileSync(join(app, 'entries.ts'), ENTRIES);
  writeFileSync(join(app, 'entries.json'), JSON.stringify(ENTRIES_CONFIG));
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

test('an app that installed the peers is checked against the entries that need them', () => {
  execFileSync(process.execPath, [TSC, '-p', join(app, 'entries.json')]);
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
