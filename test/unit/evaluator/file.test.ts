import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createEvaluator, memorySource } from '@sluice/evaluator';
import type { Bootstrap } from '@sluice/evaluator';
import { fileCache } from '@sluice/evaluator/file';
import { flag } from './records.js';
import { silent } from './serving.js';

/** A disk that takes its time between the halves of a text. */
const disk = vi.hoisted(() => ({ halfMs: 0 }));

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  const writeFile = async (path: string, text: string): Promise<void> => {
    const file = await real.open(path, 'w');
    await file.write(text.slice(0, text.length / 2));
    await new Promise((resolve) => setTimeout(resolve, disk.halfMs));
    await file.write(text.slice(text.length / 2));
    await file.close();
  };
  return { ...real, writeFile };
});

const on = { serve: { variant: 'on' } } as const;
let dir: string;

beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'sluice-file-'));
});
afterEach(() => {
  disk.halfMs = 0;
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
  expect(flags.status()).toMatchObject({ status: 'CACHED', revision: 1 });
  expect(flags.boolean('new-checkout', {}, false)).toBe(true);
  expect(readdirSync(join(dir, 'deep'))).toEqual(['flags.json']);
});

test('a source in memory takes the place of a file that an earlier process wrote, whatever its revision', async () => {
  const before = memorySource({ flags: {} });
  const first = createEvaluator({ ...fileCache({ source: before, path: path() }) });
  await first.ready();
  for (let n = 0; n < 5; n++) await before.replace({ flags: { 'new-checkout': flag() } });
  await first.close();
  const source = memorySource({ flags: { 'new-checkout': flag(on) } });
  const next = createEvaluator({ ...fileCache({ source, path: path() }) });
  await next.ready();
  expect(next.boolean('new-checkout', {}, false)).toBe(true);
  await next.close();
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

const many = (count: number): { flags: Record<string, unknown> } => ({
  flags: Object.fromEntries(Array.from({ length: count }, (_, n) => [`f${n}`, flag({ key: `f${n}` })])),
});

const flagsOnDisk = (): number =>
  existsSync(path()) ? Object.keys((JSON.parse(readFileSync(path(), 'utf8')) as Bootstrap).flags).length : 0;

test('a disk slower than the changes never shows half a file, and ends with the last records', async () => {
  disk.halfMs = 1_500;
  const source = memorySource(many(9));
  const flags = createEvaluator({ ...fileCache({ source, path: path() }) });
  await flags.ready();
  const seen = new Set<number>();
  for (let tick = 0; tick < 45; tick++) {
    if (tick === 12) await source.replace(many(5));
    await new Promise((resolve) => setTimeout(resolve, 100));
    seen.add(flagsOnDisk());
  }
  await source.replace(many(2));
  expect([...seen]).toEqual([0, 9, 5]);
  await flags.close();
  expect(flagsOnDisk()).toBe(2);
}, 20_000);

test('closing waits for the write under way, and leaves nothing to be written', async () => {
  disk.halfMs = 300;
  const source = memorySource(many(3));
  const flags = createEvaluator({ ...fileCache({ source, path: path() }) });
  await flags.ready();
  await new Promise((resolve) => setTimeout(resolve, 1_150));
  await flags.close();
  expect(flagsOnDisk()).toBe(3);
  await source.replace(many(4));
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  expect(flagsOnDisk()).toBe(3);
  expect(readdirSync(join(dir, 'deep'))).toEqual(['flags.json']);
}, 20_000);
