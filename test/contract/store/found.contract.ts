import { expect, test } from 'vitest';
import { verifyChain } from '../../../store/ledger.js';
import { entryOf, FOUNDATION, writeOf } from '../../support/store-samples.js';
import type { StoreUnderTest } from '../store.contract.js';
import { applied, emptyProject, foundedProject } from './project.js';

export function foundContract(under: StoreUnderTest): void {
  test('founding writes environments, policy and people once', async () => {
    const { store } = await emptyProject(under);
    expect(await store.governance()).toBeNull();
    expect(await store.people()).toBeNull();
    expect(await store.found(FOUNDATION)).toBe(true);
    expect(await store.governance()).toEqual(FOUNDATION.governance);
    expect(await store.people()).toEqual(FOUNDATION.people);
  });

  test('founding is the first row of the ledger', async () => {
    const { store } = await foundedProject(under);
    const rows = await store.ledger(0, 10);
    expect(rows.map((row) => row.body)).toEqual([FOUNDATION.entry]);
    expect(verifyChain(rows)).toEqual({ ok: true, value: await store.ledgerHead() });
    expect((await store.receipt(FOUNDATION.opId))?.ledger).toEqual(await store.ledgerHead());
  });

  test('a project that exists is not founded again, and stays as it is', async () => {
    const { store } = await foundedProject(under);
    const other = { ...FOUNDATION, opId: 'genesis/2', people: { ...FOUNDATION.people, people: [] } };
    expect(await store.found(FOUNDATION)).toBe(false);
    expect(await store.found(other)).toBe(false);
    expect(await store.people()).toEqual(FOUNDATION.people);
    expect(await store.ledger(0, 10)).toHaveLength(1);
  });

  test('of two that found at the same time one succeeds', async () => {
    const { store } = await emptyProject(under);
    const outcomes = await Promise.all([store.found(FOUNDATION), store.found(FOUNDATION)]);
    expect(outcomes.sort()).toEqual([false, true]);
  });

  test('every environment has a generation of its own, and differs from that of another founding', async () => {
    const [first, second] = [await foundedProject(under), await foundedProject(under)];
    const all = [...Object.values(first.generations), ...Object.values(second.generations)];
    expect(new Set(all).size).toBe(4);
  });

  test('a project is empty until the first record, also after other ledger rows', async () => {
    const project = await foundedProject(under);
    await project.store.append({ opId: 'any', entry: entryOf({ type: 'change.submitted' }) });
    expect(await project.store.isEmpty()).toBe(true);
    await applied(project, 'c-1/1/apply', [writeOf('staging', 'checkout', 0)]);
    expect(await project.store.isEmpty()).toBe(false);
  });
}
