import { expect, test } from 'vitest';
import { verifyChain } from '../../../store/ledger.js';
import { batchOf, deletionOf, entryOf, flagOf, writeOf } from '../../support/store-samples.js';
import type { StoreUnderTest } from '../store.contract.js';
import { applied, foundedProject } from './project.js';

export function applyContract(under: StoreUnderTest): void {
  test('one apply writes several records of several environments as one revision each', async () => {
    const project = await foundedProject(under);
    const receipt = await applied(project, 'c-1/1/apply', [
      writeOf('production', 'checkout', 0),
      writeOf('production', 'search', 0),
      writeOf('staging', 'checkout', 0),
    ]);
    expect(receipt).toMatchObject({ opId: 'c-1/1/apply', revisions: { production: 1, staging: 1 } });
    expect(receipt.ledger).toEqual(await project.store.ledgerHead());
    const { flags } = await project.store.list('production');
    expect(flags.map((flag) => [flag.key, flag.version, flag.record])).toEqual([
      ['checkout', 1, flagOf('checkout', 1)],
      ['search', 1, flagOf('search', 1)],
    ]);
  });

  test('revisions rise by one per apply, and only where something was written', async () => {
    const project = await foundedProject(under);
    await applied(project, 'op-1', [writeOf('production', 'a', 0)]);
    await applied(project, 'op-2', [writeOf('staging', 'a', 0)]);
    await project.store.append({ opId: 'op-3', entry: entryOf() });
    const refused = batchOf({
      opId: 'op-4',
      writes: [writeOf('production', 'a', 0)],
      generations: project.generations,
    });
    expect(await project.store.apply(refused)).toMatchObject({ ok: false });
    const receipt = await applied(project, 'op-5', [writeOf('production', 'a', 1)]);
    expect(receipt.revisions).toEqual({ production: 2 });
  });

  test('an apply without records is recorded and raises no revision', async () => {
    const project = await foundedProject(under);
    expect((await applied(project, 'op-1', [])).revisions).toEqual({});
    expect((await applied(project, 'op-2', [writeOf('production', 'a', 0)])).revisions).toEqual({
      production: 1,
    });
  });

  test('the same operation again gives the first receipt and changes nothing', async () => {
    const project = await foundedProject(under);
    const writes = [writeOf('production', 'checkout', 0)];
    const batch = batchOf({ opId: 'c-1/1/apply', writes, generations: project.generations });
    const first = await project.store.apply(batch);
    const again = await project.store.apply({ ...batch, entry: entryOf({ reason: 'sent again' }) });
    expect(first).toMatchObject({ ok: true, duplicate: false });
    expect(again).toEqual({ ...first, duplicate: true });
    expect(await project.store.receipt('c-1/1/apply')).toEqual(first.ok && first.receipt);
    expect(await project.store.ledger(0, 10)).toHaveLength(2);
  });

  test('the same operation from two callers at once takes effect once', async () => {
    const { store, generations } = await foundedProject(under);
    const batch = batchOf({ opId: 'op', writes: [writeOf('production', 'a', 0)], generations });
    const results = await Promise.all([store.apply(batch), store.apply(batch), store.apply(batch)]);
    expect(results.map((result) => result.ok && result.duplicate).sort()).toEqual([false, true, true]);
    expect(new Set(results.map((result) => result.ok && result.receipt.ledger.hash)).size).toBe(1);
    expect(await store.history('production', 'a', 10)).toHaveLength(1);
  });

  test('a receipt that expired is found again through the record that carries the operation', async () => {
    const project = await foundedProject(under);
    const writes = [writeOf('production', 'a', 0), writeOf('staging', 'a', 0)];
    const receipt = await applied(project, 'op', writes);
    await under.expireReceipt(project.name, 'op');
    const batch = batchOf({ opId: 'op', writes, generations: project.generations });
    expect(await project.store.apply(batch)).toEqual({ ok: true, duplicate: true, receipt });
    const other = await project.store.apply({ ...batch, payloadHash: 'f'.repeat(64) });
    expect(other).toMatchObject({ ok: false, code: 'OP_REUSED' });
  });

  test('a deleted flag keeps its version, and the next one counts on from it', async () => {
    const project = await foundedProject(under);
    await applied(project, 'op-1', [writeOf('production', 'a', 0)]);
    await applied(project, 'op-2', [deletionOf('production', 'a', 1)]);
    const { live } = await project.store.read([{ env: 'production', key: 'a' }]);
    expect(live.flags).toEqual([{ env: 'production', key: 'a', version: 2, record: null }]);
    await applied(project, 'op-3', [writeOf('production', 'a', 2)]);
    expect((await project.store.history('production', 'a', 10)).map((entry) => entry.version)).toEqual([
      3, 2, 1,
    ]);
  });

  test('the ledger entry of an apply is its canonical text, and the chain verifies', async () => {
    const { store, generations } = await foundedProject(under);
    const entry = entryOf({ change: 'c-1', reason: 'naïve – “quoted”', detail: { list: [], big: 2 ** 53 } });
    await store.apply(batchOf({ opId: 'op', writes: [writeOf('staging', 'a', 0)], generations }, { entry }));
    const rows = await store.ledger(0, 10);
    expect(rows.at(-1)?.body).toEqual(entry);
    expect(verifyChain(rows)).toEqual({ ok: true, value: await store.ledgerHead() });
  });
}
