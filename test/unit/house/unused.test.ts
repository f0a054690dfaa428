import { afterAll, expect, test } from 'vitest';
import { buildHouse, run } from '../../support/house.js';

const house = buildHouse(
  {
    'package.json': JSON.stringify({
      name: 'house',
      type: 'module',
      dependencies: { '@sluice/evaluator': '*', zod: '*' },
      workspaces: ['evaluator'],
    }),
    'evaluator/package.json': JSON.stringify({ name: '@sluice/evaluator', exports: './src/index.ts' }),
    'evaluator/src/index.ts': 'export const published = 1;\n',
    'local/demo/main.ts': "import { used } from '../../domain/a.js';\nused();\n",
    'domain/a.ts': 'export const used = (): number => 1;\nexport const unused = 2;\n',
    'domain/lonely.ts': 'export const lonely = 1;\n',
  },
  ['knip.jsonc'],
);
afterAll(() => {
  house.remove();
});

const report = run(house.dir, 'knip/bin/knip.js', ['--no-config-hints']);

test.each([
  ['an export nobody imports', /unused\s+domain\/a\.ts/],
  ['a file nobody reaches', /domain\/lonely\.ts/],
  ['a dependency nobody needs', /zod\s+package\.json/],
])('knip catches %s', (_what, line) => {
  expect(report).toMatch(line);
});

test('knip leaves alone what is used and what is published', () => {
  expect(report).not.toMatch(/\bused\b\s+domain|published/);
});
