import { defineConfig } from 'vitest/config';

/** Sources are read without a build, as tsc, tsx and the Temporal bundler do. */
const CONDITION = 'sluice-source';
const resolve = { conditions: [CONDITION, 'module', 'node', 'development|production'] };

const project = (name: string, folders: readonly string[]) => ({
  resolve,
  ssr: { resolve },
  test: { name, include: folders.map((folder) => `test/${folder}/**/*.test.ts`) },
});

const unit = project('unit', ['unit']);
const servers = project('servers', ['contract', 'workflow', 'integration']);
const whole = project('whole', ['e2e', 'pack']);
const page = project('page', ['e2e/web']);

export default defineConfig({
  test: {
    pool: 'forks',
    // Two servers and the bundler share the cores with the tests.
    maxWorkers: 2,
    projects: [
      unit,
      {
        ...servers,
        test: {
          ...servers.test,
          globalSetup: 'test/support/global-setup.ts',
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      // Each starts servers of its own; one after another, and after all others, they do not measure each other.
      {
        ...whole,
        test: {
          ...whole.test,
          exclude: ['test/e2e/web/**'],
          testTimeout: 180_000,
          hookTimeout: 60_000,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
      // Browsers; alone, because they measure how soon people see something.
      {
        ...page,
        test: {
          ...page.test,
          globalSetup: ['test/support/global-setup.ts', 'test/support/build-page.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 1,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});
