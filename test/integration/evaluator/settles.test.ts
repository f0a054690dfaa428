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
  ['READY', `createEvaluator({ source: memorySource({ flags: {} }) })`],
  ['NOT_READY', `createEvaluator({ source: silent })`],
  ['CLOSED', `createEvaluator({ source: silent }); await flags.close()`],
])('ready() settles with %s, though nothing else keeps the process', async (status, made) => {
  const script = `${IMPORTS} const flags = ${made}; const options = { timeoutMs: 500 };
    await flags.ready(options); console.log((await flags.ready(options)).status);`;
  expect(await printed(script)).toBe(`${status}\n`);
});

test('a timeout without end waits, and does not ring at once', async () => {
  const script = `${IMPORTS} const flags = createEvaluator({ source: silent });
    setTimeout(() => { console.log('waits'); process.exit(); }, 300);
    await flags.ready({ timeoutMs: Infinity }); console.log('rang');`;
  expect(await printed(script)).toBe('waits\n');
});
