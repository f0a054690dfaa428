import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

/** Prints how a process ends that has nothing else to do; it would end in the middle where nothing keeps it. */
async function printed(script: string): Promise<string> {
  const args = ['--conditions=sluice-source', '--import', 'tsx', '--input-type=module', '-e', script];
  const { stdout } = await promisify(execFile)(process.execPath, args);
  return stdout;
}

const IMPORTS = `import { createEvaluator, memorySource } from '@sluice/evaluator';
const silent = { start: () => undefined, close: () => Promise.resolve() };`;

test.each([
  ['once more when it is ready', `createEvaluator({ source: memorySource({ flags: {} }) })`, '', 'READY'],
  ['at its timeout', `createEvaluator({ source: silent })`, '{ timeoutMs: 100 }', 'NOT_READY'],
  ['when it is closed', `createEvaluator({ source: silent }); await flags.close()`, '', 'CLOSED'],
])('ready() settles %s, though nothing else keeps the process', async (_when, made, options, status) => {
  const script = `${IMPORTS} const flags = ${made};
    await flags.ready(${options}); console.log((await flags.ready(${options})).status);`;
  expect(await printed(script)).toBe(`${status}\n`);
});

test('a timeout without end waits, and does not ring at once', async () => {
  const script = `${IMPORTS} const flags = createEvaluator({ source: silent });
    setTimeout(() => { console.log('waits'); process.exit(); }, 300);
    await flags.ready({ timeoutMs: Infinity }); console.log('rang');`;
  expect(await printed(script)).toBe('waits\n');
});
