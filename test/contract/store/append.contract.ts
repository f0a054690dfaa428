import { expect, test } from 'vitest';
import { AppendRefused } from '../../../store/errors.js';
import { LEDGER_START, verifyChain } from '../../../store/ledger.js';
import { batchOf, entryOf, writeOf } from '../../support/store-samples.js';
import type { StoreUnderTest } from '../store.contract.js';
import { emptyProject, foundedProject } from './project.js';

export function appendContract(under: StoreUnderTest): void {
  test('a repeated transition gives the first head again', async () => {
    const { store } = await foundedProject(under);
    const transition = { opId: 'c-1/1/submit', entry: entryOf({ type: 'change.submitted', change: 'c-1' }) };
    const first = await store.append(transition);
    await store.append({ opId: 'c-1/1/other', entry: entryOf() });
    expect(await store.append({ ...transition, entry: entryOf({ reason: 'again' }) })).toEqual(first);
    expect(first.seq).toBe(2);
    expect((await store.ledgerHead()).seq).toBe(3);
  });

  test('an operation that was appended cannot be applied as something else', async () => {
    const { store, generations } = await foundedProject(under);
    await store.append({ opId: 'op', entry: entryOf() });
    const result = await store.apply(
      batchOf({ opId: 'op', writes: [writeOf('staging', 'a', 0)], generations }),
    );
    expect(result).toMatchObject({ ok: false, code: 'OP_REUSED' });
  });

  test('nothing is appended to a project that was never founded', async () => {
    const { store } = await emptyProject(under);
    const appending = store.append({ opId: 'op', entry: entryOf() });
    await expect(appending).rejects.toThrow(AppendRefused);
    await expect(appending).rejects.toMatchObject({ code: 'NO_STORE' });
    expect(await store.ledgerHead()).toEqual(LEDGER_START);
  });

  test('many at once make one chain without holes', async () => {
    const { store } = await foundedProject(under);
    const heads = await Promise.all(
      Array.from({ length: 50 }, (_, i) => store.append({ opId: `op-${String(i)}`, entry: entryOf() })),
    );
    expect(heads.map((head) => head.seq).sort((a, b) => a - b)).toEqual(heads.map((_, i) => i + 2));
    expect(verifyChain(await store.ledger(0, 100))).toEqual({ ok: true, value: await store.ledgerHead() });
  });

  test('the ledger is read in pages, oldest first, and by change', async () => {
    const { store } = await foundedProject(under);
    for (const change of ['c-1', 'c-2', 'c-1']) {
      await store.append({ opId: `op-${change}-${String(Math.random())}`, entry: entryOf({ change }) });
    }
    expect((await store.ledger(0, 2)).map((row) => row.seq)).toEqual([1, 2]);
    expect((await store.ledger(2, 10)).map((row) => row.seq)).toEqual([3, 4]);
    expect((await store.ledgerOf('c-1')).map((row) => row.seq)).toEqual([2, 4]);
    expect(await store.ledgerOf('c-none')).toEqual([]);
  });

  test('a command is judged once, with the outcome, place and time of its entry', async () => {
    const { store } = await foundedProject(under);
    const command = { jti: 'j-1', accepted: false };
    await store.append({ opId: 'refuse/j-1', entry: entryOf({ type: 'command.refused' }), command });
    await store.append({ opId: 'later', entry: entryOf(), command: { ...command, accepted: true } });
    const [row] = await store.ledger(1, 1);
    const judged = await store.judged(['j-0', 'j-1']);
    expect([...judged]).toEqual([['j-1', { seq: 2, at: row?.at, accepted: false }]]);
    expect([...(await store.judged([]))]).toEqual([]);
  });
}
