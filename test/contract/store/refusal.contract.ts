import { expect, test } from 'vitest';
import { SIZE_LIMITS } from '../../../store/shape.js';
import type { RecordWrite, WriteBatch } from '../../../store/port.js';
import { batchOf, entryOf, flagOf, hashOf, writeOf } from '../../support/store-samples.js';
import type { StoreUnderTest } from '../store.contract.js';
import { applied, foundedProject, type Project } from './project.js';

const WRITE = writeOf('production', 'a', 0);

/** Tries to apply one write (unless others are given); a refusal leaves the ledger as it is. */
async function outcome(project: Project, over: Partial<WriteBatch> = {}): Promise<string> {
  const { store, generations } = project;
  const before = await store.ledgerHead();
  const result = await store.apply(batchOf({ opId: 'op-refused', writes: [WRITE], generations }, over));
  if (result.ok) return 'OK';
  expect(await store.ledgerHead()).toEqual(before);
  return result.code;
}

export function refusalContract(under: StoreUnderTest): void {
  test('a record that moved since it was read is a conflict that names it', async () => {
    const project = await foundedProject(under);
    await applied(project, 'op', [WRITE, writeOf('staging', 'b', 0)]);
    const writes = [WRITE, writeOf('staging', 'b', 0), writeOf('staging', 'c', 0)];
    const result = await project.store.apply(
      batchOf({ opId: 'late', writes, generations: project.generations }),
    );
    expect(result).toMatchObject({ ok: false, code: 'CONFLICT' });
    expect(result.ok || result.detail).toMatch(/production\/a is at version 1.*staging\/b/);
    expect((await project.store.list('staging')).flags.map((flag) => flag.key)).toEqual(['b']);
  });

  test('of two writes composed on one base one is applied and the other is a conflict', async () => {
    const { store, generations } = await foundedProject(under);
    const write = (opId: string) => store.apply(batchOf({ opId, writes: [WRITE], generations }));
    const results = await Promise.all([write('one'), write('two')]);
    expect(results.map((result) => (result.ok ? 'OK' : result.code)).sort()).toEqual(['CONFLICT', 'OK']);
    expect(await store.history('production', 'a', 10)).toHaveLength(1);
  });

  test('an operation id with another payload is refused', async () => {
    const project = await foundedProject(under);
    await applied(project, 'op-refused', [WRITE]);
    expect(await outcome(project, { payloadHash: hashOf('other') })).toBe('OP_REUSED');
  });

  test('a store that lost its data is not written to', async () => {
    const project = await foundedProject(under);
    await under.lose(project.name);
    expect(await outcome(project)).toBe('NO_STORE');
    expect(await outcome(project, { generations: {} })).toBe('NO_STORE');
    expect((await project.store.list('production')).flags).toEqual([]);
  });

  test('an environment that was replaced since it was read is not written to', async () => {
    const project = await foundedProject(under);
    await under.replace(project.name, 'production');
    expect(await outcome(project)).toBe('GENERATION');
    expect(await outcome(project, { generations: {} })).toBe('GENERATION');
  });

  test('nothing is applied for a proposal after its change was closed', async () => {
    const project = await foundedProject(under);
    const [closed, other] = [hashOf('edition 1'), hashOf('edition 2')];
    const close = { change: 'c-1', proposalHash: closed };
    await project.store.append({ opId: 'c-1/1/reject', entry: entryOf({ type: 'change.rejected' }), close });
    expect(await outcome(project, { standsOn: close })).toBe('CLOSED');
    expect(await outcome(project, { standsOn: { change: 'c-1', proposalHash: other } })).toBe('OK');
  });

  test('what was applied before the closing is still known as applied', async () => {
    const { store, generations } = await foundedProject(under);
    const standsOn = { change: 'c-1', proposalHash: hashOf('edition 1') };
    const batch = batchOf({ opId: 'op', writes: [WRITE], generations }, { standsOn, close: standsOn });
    expect(await store.apply(batch)).toMatchObject({ ok: true, duplicate: false });
    expect(await store.apply(batch)).toMatchObject({ ok: true, duplicate: true });
    const next = batchOf({ opId: 'next', writes: [], generations }, { standsOn });
    expect(await store.apply(next)).toMatchObject({ ok: false, code: 'CLOSED' });
  });

  test('a first import stands on an empty project', async () => {
    const project = await foundedProject(under);
    expect(await outcome(project, { requireEmpty: true })).toBe('OK');
    const other = { opId: 'second', writes: [writeOf('staging', 'b', 0)] };
    expect(await outcome(project, { ...other, requireEmpty: true })).toBe('CONFLICT');
    expect(await outcome(project, other)).toBe('OK');
  });

  test.each<[what: string, writes: readonly RecordWrite[]]>([
    ['a version that does not follow', [{ ...WRITE, version: 3 }]],
    ['a negative version', [{ ...WRITE, expectedVersion: -1, version: 0 }]],
    ['a record without a hash', [{ ...WRITE, hash: null }]],
    ['a hash that is none', [{ ...WRITE, hash: 'abc' }]],
    ['a record that is no JSON', [{ ...WRITE, record: '{"key":"a"' }]],
    ['a record of another flag', [{ ...WRITE, record: JSON.stringify(flagOf('b', 1)) }]],
    ['a record of another version', [{ ...WRITE, record: JSON.stringify(flagOf('a', 7)) }]],
    ['a record over the limit', [{ ...WRITE, record: recordOf('a', SIZE_LIMITS.record) }]],
    ['a hostile key', [writeOf('production', '__proto__', 0)]],
    ['a key with a colon', [writeOf('production', 'a:b', 0)]],
    ['an environment with a bar', [writeOf('a|b', 'a', 0)]],
    ['the same record twice', [WRITE, WRITE]],
  ])('%s is invalid', async (_what, writes) => {
    expect(await outcome(await foundedProject(under), { writes })).toBe('INVALID');
  });

  test('records larger than a change may be are taken by the first import alone', async () => {
    const project = await foundedProject(under);
    const big = ['a', 'b', 'c', 'd', 'e'].map((key) => ({
      ...writeOf('production', key, 0),
      record: recordOf(key, SIZE_LIMITS.record - 1000),
    }));
    expect(await outcome(project, { writes: big })).toBe('INVALID');
    expect(await outcome(project, { writes: big, requireEmpty: true })).toBe('OK');
  });
}

const recordOf = (key: string, size: number): string =>
  JSON.stringify(flagOf(key, 1, { description: 'x'.repeat(size) }));
