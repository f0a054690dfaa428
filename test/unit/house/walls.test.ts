import { afterAll, expect, test } from 'vitest';
import { buildHouse, hoisted, run, type Files } from '../../support/house.js';

const RULES = [
  'package.json',
  'evaluator/package.json',
  'tsconfig.base.json',
  '.dependency-cruiser.cjs',
  '.dependency-cruiser.runtime.cjs',
];

/** One room of each folder for the others to look at. */
const ROOMS: Files = {
  'evaluator/src/index.ts': 'export const FULL = 1;\nexport type Flag = { key: string };\n',
  'evaluator/src/redis/index.ts': 'export const redisSource = 1;\n',
  'domain/pure.ts': 'export const pure = 1;\n',
  'domain/schemas/input.ts':
    "import { z } from 'zod';\nexport const input = z;\nexport type Input = string;\n",
  'proof/hash.ts': "import { createHash } from 'node:crypto';\nexport const hash = createHash;\n",
  'store/port.ts': 'export interface FlagStore { apply(): void }\nexport const port = 1;\n',
  'activities/index.ts': 'export const createActivities = () => ({});\nexport type Activities = object;\n',
  'workflows/index.ts': 'export const flagApproval = 1;\nexport type Result = object;\n',
  'worker/main.ts': 'export const worker = 1;\n',
  'client/sdk.ts': 'export const sdk = 1;\n',
  'client/sdk/index.ts': 'export const verbs = 1;\n',
  'local/redis.ts': 'export const redis = 1;\n',
  'test/support.ts': 'export const support = 1;\n',
};

const PACKAGES = [
  'zod',
  'ioredis',
  'jose',
  'vite',
  'left-over',
  ...['activity', 'client', 'worker', 'workflow'].map((name) => `@temporalio/${name}`),
];

const CAUGHT: readonly (readonly [file: string, imports: string, rule: string])[] = [
  ['evaluator/src/a.ts', "import { pure } from '../../domain/pure.js'", 'wall of evaluator core'],
  ['evaluator/src/b.ts', "import { readFile } from 'node:fs/promises'", 'wall of evaluator core'],
  ['evaluator/src/c.ts', "import { z } from 'zod'", 'wall of evaluator core'],
  ['evaluator/src/d.ts', "import { redisSource } from './redis/index.js'", 'wall of evaluator core'],
  ['evaluator/src/redis/a.ts', "import { z } from 'zod'", 'wall of evaluator/redis'],
  ['domain/a.ts', "import { z } from 'zod'", 'wall of domain'],
  ['domain/b.ts', "import type { Redis } from 'ioredis'", 'wall of domain'],
  ['domain/c.ts', "import { createHash } from 'crypto'", 'wall of domain'],
  ['domain/d.ts', "import { FULL } from '@sluice/evaluator'", 'types only for domain'],
  ['domain/e.ts', "import type { Input } from './schemas/input.js'", 'wall of domain'],
  ['domain/f.ts', "import type { FlagStore } from '../store/port.js'", 'wall of domain'],
  ['domain/g.ts', "import type { Info } from '@temporalio/workflow'", 'wall of domain'],
  ['domain/schemas/a.ts', "import { Redis } from 'ioredis'", 'wall of domain/schemas'],
  ['domain/schemas/b.ts', "import { FULL } from '@sluice/evaluator'", 'types only for domain/schemas'],
  ['proof/a.ts', "import { readFileSync } from 'node:fs'", 'wall of proof'],
  ['proof/b.ts', "import { input } from '../domain/schemas/input.js'", 'wall of proof'],
  ['store/a.ts', "import { Client } from '@temporalio/client'", 'wall of store'],
  ['activities/a.ts', "import { flagApproval } from '../workflows/index.js'", 'wall of activities'],
  ['activities/b.ts', "import type { x } from '../client/sdk.js'", 'wall of activities'],
  ['activities/c.ts', "import { Redis } from 'ioredis'", 'wall of activities'],
  ['workflows/a.ts', "import { createActivities } from '../activities/index.js'", 'types only for workflows'],
  ['workflows/b.ts', "import { FULL } from '@sluice/evaluator'", 'types only for workflows'],
  ['workflows/c.ts', "import { input } from '../domain/schemas/input.js'", 'wall of workflows'],
  ['workflows/d.ts', "import { randomUUID } from 'node:crypto'", 'wall of workflows'],
  ['worker/a.ts', "import { flagApproval } from '../workflows/index.js'", 'wall of worker'],
  ['worker/b.ts', "import { sdk } from '../client/sdk.js'", 'wall of worker'],
  ['client/a.ts', "import { createActivities } from '../activities/index.js'", 'wall of client'],
  ['client/b.ts', "import { flagApproval } from '../workflows/index.js'", 'types only for client'],
  ['client/c.ts', "import { worker } from '../worker/main.js'", 'wall of client'],
  ['client/d.ts', "import { Redis } from 'ioredis'", 'wall of client'],
  ['client/e.ts', "import { redis } from '../local/redis.js'", 'nobody imports local'],
  ['client/web/a.tsx', "import { z } from 'zod'", 'wall of client/web'],
  ['client/web/b.tsx', "import { readFile } from 'node:fs/promises'", 'wall of client/web'],
  ['client/web/c.tsx', "import { verbs } from '../sdk/index.js'", 'types only for client/web'],
  ['client/web/d.tsx', "import { input } from '../../domain/schemas/input.js'", 'wall of client/web'],
  ['client/web/e.tsx', "import { sdk } from '../sdk.js'", 'wall of client/web'],
  ['worker/c.ts', "import { support } from '../test/support.js'", 'nobody imports tests'],
  ['local/a.ts', "import { support } from '../test/support.js'", 'nobody imports tests'],
  ['store/b.ts', "import { build } from 'vite'", 'only what is installed with the product'],
  ['evaluator/src/e.ts', "import { x } from 'left-over'", 'only what is installed with the product'],
  ['store/c.ts', "import { gone } from './gone.js'", 'every import is found'],
];

const ALLOWED: Files = {
  'domain/fine.ts': "import type { Flag } from '@sluice/evaluator';\nexport type F = Flag;\n",
  'workflows/fine.ts':
    "import { sleep } from '@temporalio/workflow';\nimport { pure } from '../domain/pure.js';\n" +
    "import type { Activities } from '../activities/index.js';\nexport type A = Activities;\nexport const a = [sleep, pure];\n",
  'client/fine.ts': "import type { Result } from '../workflows/index.js';\nexport type R = Result;\n",
  'evaluator/src/redis/fine.ts': "import { Redis } from 'ioredis';\nexport const redis = Redis;\n",
  'store/fine.ts': "import { FULL } from '@sluice/evaluator';\nexport const full = FULL;\n",
};

const house = buildHouse(
  {
    ...ROOMS,
    ...ALLOWED,
    ...Object.fromEntries(CAUGHT.map(([file, imports]) => [file, `${imports};\n`])),
    ...hoisted(PACKAGES),
    // Each step alone is allowed or erased; together they carry zod into the sandbox.
    'workflows/far.ts': "import { near } from './near.js';\nexport const far = near;\n",
    'workflows/near.ts': "export { input as near } from '../domain/schemas/input.js';\n",
    'workflows/type-only.ts': "import type { hash } from '../proof/hash.js';\nexport type H = typeof hash;\n",
    'domain/circle.ts': "import { other } from './circle-back.js';\nexport const circle = () => other;\n",
    'domain/circle-back.ts': "import { circle } from './circle.js';\nexport const other = () => circle;\n",
  },
  RULES,
);
afterAll(() => {
  house.remove();
});

const FOLDERS = [
  'evaluator/src',
  ...['domain', 'proof', 'store', 'activities', 'workflows', 'worker', 'client', 'local', 'test'],
];

interface Report {
  readonly summary: {
    readonly violations: readonly { readonly from: string; readonly rule: { readonly name: string } }[];
  };
}

/** `<file>: <rule>` for every import that is reported. */
function violations(config: string): readonly string[] {
  const args = ['--config', config, '--output-type', 'json', ...FOLDERS];
  const report = JSON.parse(run(house.dir, 'dependency-cruiser/bin/dependency-cruise.mjs', args)) as Report;
  return report.summary.violations.map(({ from, rule }) => `${from}: ${rule.name}`);
}

const walls = violations('.dependency-cruiser.cjs');
const runtime = violations('.dependency-cruiser.runtime.cjs');

test.each(CAUGHT)('the walls catch in %s: %s', (file, _imports, rule) => {
  expect(walls).toContain(`${file}: ${rule}`);
});

test('the walls leave alone what a folder may take', () => {
  const fine = [...Object.keys(ROOMS), ...Object.keys(ALLOWED)];
  expect(walls.filter((line) => fine.some((file) => line.startsWith(`${file}:`)))).toEqual([]);
});

const REACHES = 'sandboxed code reaches neither zod nor ioredis nor Node';

test('what runs in the sandbox may not reach zod over several steps', () => {
  expect(walls.filter((line) => line.startsWith('workflows/far.ts'))).toEqual([]);
  expect(runtime).toContain(`workflows/far.ts: ${REACHES}`);
});

test('what is gone at run time does not count as reached', () => {
  expect(runtime.filter((line) => line.startsWith('workflows/type-only.ts'))).toEqual([]);
});

test('the walls catch a circle', () => {
  expect(runtime.some((line) => /^domain\/circle(-back)?\.ts: no circle$/.test(line))).toBe(true);
});
