import { expect, test } from 'vitest';
import { batchOf, deletionOf, entryOf, flagOf, hashOf, writeOf } from '../../support/store-samples.js';
import type { StoreUnderTest } from '../store.contract.js';
import { applied, foundedProject } from './project.js';

export function readContract(under: StoreUnderTest): void {
  test('reading gives records, versions and generations of every environment named', async () => {
    const project = await foundedProject(under);
    await applied(project, 'op', [writeOf('production', 'a', 0)]);
    const { live, generations } = await project.store.read([
      { env: 'production', key: 'a' },
      { env: 'staging', key: 'a' },
    ]);
    expect(live.flags).toEqual([
      { env: 'production', key: 'a', version: 1, record: flagOf('a', 1) },
      { env: 'staging', key: 'a', version: 0, record: null },
    ]);
    expect(generations).toEqual(project.generations);
  });

  test('reading nothing, or from an unknown environment, gives no generation', async () => {
    const { store } = await foundedProject(under);
    expect(await store.read([])).toEqual({ live: { flags: [] }, generations: {} });
    expect((await store.read([{ env: 'moon', key: 'a' }])).generations).toEqual({});
  });

  test('reading while two flags move together never sees one without the other', async () => {
    const project = await foundedProject(under);
    const keys = [
      { env: 'production', key: 'a' },
      { env: 'staging', key: 'b' },
    ];
    const moving = (async () => {
      for (let v = 0; v < 40; v++)
        await applied(project, `op-${String(v)}`, [
          writeOf('production', 'a', v),
          writeOf('staging', 'b', v),
        ]);
    })();
    for (let i = 0; i < 40; i++) {
      const { flags } = (await project.store.read(keys)).live;
      expect(flags[0]?.version).toBe(flags[1]?.version);
    }
    await moving;
  });

  test('a list is sorted by key, and a deleted flag stands in it without a record', async () => {
    const project = await foundedProject(under);
    await applied(
      project,
      'op-1',
      ['b', 'a', 'C'].map((key) => writeOf('production', key, 0)),
    );
    await applied(project, 'op-2', [deletionOf('production', 'b', 1)]);
    const { flags } = await project.store.list('production');
    expect(flags.map((flag) => [flag.key, flag.version, flag.record !== null])).toEqual([
      ['C', 1, true],
      ['a', 1, true],
      ['b', 2, false],
    ]);
    expect((await project.store.list('staging')).flags).toEqual([]);
  });

  test('a record that cannot be read does not hide the others', async () => {
    const project = await foundedProject(under);
    await applied(project, 'op', [writeOf('production', 'a', 0), writeOf('production', 'b', 0)]);
    await under.corrupt(project.name, 'production', 'a', '{"key":"a",');
    const { flags } = await project.store.list('production');
    expect(flags.map((flag) => flag.record)).toEqual([null, flagOf('b', 1)]);
    expect(flags.map((flag) => flag.version)).toEqual([1, 1]);
  });

  test('the history tells every version, newest first', async () => {
    const { store, generations } = await foundedProject(under);
    const entry = entryOf({ change: 'c-1' });
    const write = writeOf('production', 'a', 0);
    await store.apply(batchOf({ opId: 'c-1/1/apply', writes: [write], generations }, { entry }));
    await store.apply(batchOf({ opId: 'kill/j-1', writes: [deletionOf('production', 'a', 1)], generations }));
    const [row2, row3] = await store.ledger(1, 2);
    expect(await store.history('production', 'a', 10)).toEqual([
      { version: 2, at: row3?.at, opId: 'kill/j-1', change: null, hash: null, record: null, ledgerSeq: 3 },
      {
        version: 1,
        at: row2?.at,
        opId: 'c-1/1/apply',
        change: 'c-1',
        hash: write.hash,
        record: flagOf('a', 1),
        ledgerSeq: 2,
      },
    ]);
    expect(await store.history('production', 'a', 1)).toHaveLength(1);
    expect(await store.history('production', 'none', 1)).toEqual([]);
  });

  test('a document is found by the hash of its text', async () => {
    const { store } = await foundedProject(under);
    const text = '{"title":"naïve \u{1F600}"}';
    expect(await store.put(text)).toBe(hashOf(text));
    expect(await store.put(text)).toBe(hashOf(text));
    expect(await store.document(hashOf(text))).toBe(text);
    expect(await store.document(hashOf('other'))).toBeNull();
  });

  test('an operation nobody carried out has no receipt', async () => {
    const { store } = await foundedProject(under);
    expect(await store.receipt('never')).toBeNull();
  });

  test('the clock is that of the store, and the ledger has the same', async () => {
    const { store } = await foundedProject(under);
    const before = await store.now();
    const { seq } = await store.append({ opId: 'op', entry: entryOf() });
    const at = (await store.ledger(seq - 1, 1))[0]?.at ?? 0;
    expect(at).toBeGreaterThanOrEqual(before);
    expect(await store.now()).toBeGreaterThanOrEqual(at);
  });
}
