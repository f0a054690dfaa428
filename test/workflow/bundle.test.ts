import { readFileSync } from 'node:fs';
import { expect, inject, test } from 'vitest';

/** The bundle every worker loads: what is in it runs in the sandbox, and costs memory for each cached run. */
const [code = ''] = readFileSync(inject('workflowBundle'), 'utf8').split('//# sourceMappingURL');

/** Modules by the names the bundler keeps. */
const modules = [...code.matchAll(/\n\/\*\*\*\/ "\.\/([^"]+)"\n/g)].map((match) => match[1] ?? '');

test('the bundle holds the workflows and what of the domain they need', () => {
  expect(modules).toContain('workflows/flag-approval.ts');
  expect(modules).toContain('domain/change/reduce.ts');
  const own = modules.filter((module) => !module.startsWith('node_modules/'));
  expect(own.filter((module) => !/^(workflows|domain)\//.test(module))).toEqual([]);
  expect(own.filter((module) => module.startsWith('domain/schemas/'))).toEqual([]);
});

test('of packages it holds Temporal’s own and what those need: no zod, no ioredis, nothing of Node', () => {
  const packageOf = /^node_modules\/((?:@[^/]+\/)?[^/]+)\//;
  const packages = new Set(modules.flatMap((module) => packageOf.exec(module)?.[1] ?? []));
  expect([...packages].sort()).toEqual([
    ...['@temporalio/common', '@temporalio/workflow', 'long', 'ms', 'nexus-rpc'],
  ]);
  expect(code).not.toMatch(/[^_]require\(["']/);
});

test('it stays small', () => {
  expect(code.length).toBeLessThan(800_000);
  const own = modules.filter((module) => !module.startsWith('node_modules/'));
  expect(own.length).toBeLessThan(60);
});
