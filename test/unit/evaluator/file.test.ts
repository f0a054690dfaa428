import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { createEvaluator, memorySource } from '@sluice/evaluator';
import { fileCache } from '@sluice/evaluator/file';
import { flag } from './records.js';
import { silent } from './serving.js';

const on = { serve: { variant: 'on' } } as const;
let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'sluice-file-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

const path = (): string => join(dir, 'deep', 'flags.json');

async function served(records: Record<string, unknown>): Promise<void> {
  const flags = createEvaluator({ ...fileCache({ source: memorySource({ flags: records }), path: path() }) });
  await flags.ready();
  await flags.close();
}

test('what was served last is there at the next start, with everything else dead', async () => {
  await served({ 'new-checkout': flag(on) });
  const flags = createEvaluator({ ...fileCache({ source: silent, path: path() }) });
  expect(flags.status()).toMatchObject({ status: 'CACHED', generation: 'memory', revision: 1 });
  expect(flags.boolean('new-checkout', {}, false)).toBe(true);
  expect(readdirSync(join(dir, 'deep'))).toEqual(['flags.json']);
});

test('of a record that was malformed at last, the last good version is kept', async () => {
  const source = memorySource({ flags: { 'new-checkout': flag(on) } });
  const flags = createEvaluator({ ...fileCache({ source, path: path() }) });
  await flags.ready();
  await source.replace({ flags: { 'new-checkout': '{"half":' } });
  await flags.close();
  const next = createEvaluator({ ...fileCache({ source: silent, path: path() }) });
  expect(next.boolean('new-checkout', {}, false)).toBe(true);
});

test.each(['', '{', 'null', '[]', '{"flags":7}', '{"flags":{"a":"{"}}'])(
  'a file that holds %j does no harm',
  async (text) => {
    await served({ 'new-checkout': flag(on) });
    writeFileSync(path(), text);
    const flags = createEvaluator({ ...fileCache({ source: silent, path: path() }) });
    expect(flags.boolean('new-checkout', {}, false)).toBe(false);
  },
);

test('a file that was cut off counts as none', async () => {
  await served({ 'new-checkout': flag(on) });
  writeFileSync(path(), readFileSync(path(), 'utf8').slice(0, -30));
  expect(createEvaluator({ ...fileCache({ source: silent, path: path() }) }).status().status).toBe(
    'NOT_READY',
  );
});

test('a path that cannot be written is no reason to stop', async () => {
  writeFileSync(join(dir, 'deep'), 'in the way');
  const flags = createEvaluator({
    ...fileCache({ source: memorySource({ flags: { 'new-checkout': flag(on) } }), path: path() }),
  });
  await flags.ready();
  expect(flags.boolean('new-checkout', {}, false)).toBe(true);
  await flags.close();
});
