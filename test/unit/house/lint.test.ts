import { ESLint } from 'eslint';
import { expect, test, vi } from 'vitest';
import { ROOT } from '../../support/house.js';

// The first file of a folder loads its types.
vi.setConfig({ testTimeout: 60_000 });

const eslint = new ESLint({ cwd: ROOT });

/** The rules that report `code` when it stands in the place of an existing file. */
async function reportedIn(filePath: string, code: string): Promise<readonly string[]> {
  const results = await eslint.lintText(code, { filePath });
  return results.flatMap((result) => result.messages.map((message) => message.ruleId ?? message.message));
}

const long = (lines: number): string => `export const lines = [\n${'  0,\n'.repeat(lines)}];\n`;

const CAUGHT: readonly (readonly [what: string, rule: string, code: string])[] = [
  ['a promise nobody waits for', '@typescript-eslint/no-floating-promises', 'Promise.resolve(1);'],
  [
    'an async function where its promise would be dropped',
    '@typescript-eslint/no-misused-promises',
    'declare function handle(options: { validator: (value: string) => void }): void;\n' +
      'handle({ validator: async (value) => { await Promise.resolve(value); } });',
  ],
  ['any', '@typescript-eslint/no-explicit-any', 'export const x = (value: any): unknown => value;'],
  [
    'a non-null assertion',
    '@typescript-eslint/no-non-null-assertion',
    'export const x = (list: string[]): string => list[0]!;',
  ],
  ['a default export', 'no-restricted-syntax', 'export default 1;'],
  ['an export of everything', 'no-restricted-syntax', "export * from './ids.js';"],
  ['an enum', 'no-restricted-syntax', 'export enum Colour { Red }'],
  ['a bare Error', 'no-restricted-syntax', "export const fail = (): never => { throw new Error('no'); };"],
  [
    'a fourth parameter',
    '@typescript-eslint/max-params',
    'export const f = (a: 1, b: 1, c: 1, d: 1) => [a, b, c, d];',
  ],
  ['a file of more than 350 lines', 'max-lines', long(350)],
  [
    'a function of more than 50 lines',
    'max-lines-per-function',
    `export const f = () => {\n${'\n'.repeat(50)}};`,
  ],
  [
    'a function with too many ways through it',
    'complexity',
    `export const f = (n: number): number => {\n${[...Array(10).keys()].map((i) => `if (n === ${i}) return 0;\n`).join('')}return n;\n};`,
  ],
  [
    'a switch that forgets a case',
    '@typescript-eslint/switch-exhaustiveness-check',
    "export function f(x: 'a' | 'b'): void {\n  switch (x) {\n    case 'a':\n      return;\n  }\n}",
  ],
  [
    'a type import that stays at run time',
    '@typescript-eslint/no-import-type-side-effects',
    "import { type Flag } from '@sluice/evaluator';\nexport type F = Flag;",
  ],
  ['a loose comparison', 'eqeqeq', 'export const f = (a: unknown, b: unknown): boolean => a == b;'],
];

test.each(CAUGHT)('lint catches %s', async (_what, rule, code) => {
  expect(await reportedIn('domain/result.ts', code)).toContain(rule);
});

test('lint lets the file pass as it is written', async () => {
  const results = await eslint.lintFiles(['domain/result.ts', 'domain/failure.ts']);
  expect(results.flatMap((result) => result.messages)).toEqual([]);
});

test.each([
  ['the time', 'export const now = (): number => Date.now();', 'no-restricted-properties'],
  ['the date', 'export const now = (): Date => new Date();', 'no-restricted-syntax'],
  ['chance', 'export const dice = (): number => Math.random();', 'no-restricted-properties'],
])('domain may not ask the machine for %s', async (_what, code, rule) => {
  expect(await reportedIn('domain/result.ts', code)).toContain(rule);
});

test('only invariant() throws a bare Error', async () => {
  const bare = "export const fail = (): never => { throw new Error('no'); };";
  expect(await reportedIn('domain/failure.ts', bare)).toEqual([]);
});

test('from outside, only client/kill may write records', async () => {
  const code = 'declare const store: { apply(batch: object): void };\nstore.apply({});';
  expect(await reportedIn('client/sdk/index.ts', code)).toEqual(['no-restricted-syntax']);
});

test.each(['skip', 'only', 'todo'])('a test may not be marked with %s', async (mark) => {
  const code = `import { test } from 'vitest';\ntest.${mark}('x');`;
  expect(await reportedIn('test/unit/house/lint.test.ts', code)).toContain('no-restricted-syntax');
});
