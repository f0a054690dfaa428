import { expect, test } from 'vitest';
import type { ChangeView } from '../../../domain/change/projection.js';
import { BadCursor } from '../../../store/errors.js';
import type { FlagStore, Projection } from '../../../store/port.js';
import { changeView, entryOf, rolloutView } from '../../support/store-samples.js';
import type { StoreUnderTest } from '../store.contract.js';
import { foundedProject } from './project.js';

let sent = 0;

const project = (store: FlagStore, projection: Projection) =>
  store.append({ opId: `view-${String(sent++)}`, entry: entryOf(), projection });

const changed = (store: FlagStore, view: ChangeView) => project(store, { collection: 'changes', view });

export function viewContract(under: StoreUnderTest): void {
  test('a view is stored with its ledger entry and found by id', async () => {
    const { store } = await foundedProject(under);
    expect(await store.change('c-1')).toBeNull();
    await changed(store, changeView('c-1', 1));
    expect(await store.change('c-1')).toEqual(changeView('c-1', 1));
    expect(await store.rollout('c-1')).toBeNull();
  });

  test('a view that arrives late does not replace a newer one', async () => {
    const { store } = await foundedProject(under);
    await changed(store, changeView('c-1', 10, 'newer'));
    await changed(store, changeView('c-1', 9, 'older'));
    expect((await store.change('c-1'))?.title).toBe('newer');
    await changed(store, changeView('c-1', 11, 'newest'));
    expect((await store.change('c-1'))?.title).toBe('newest');
  });

  test('lists show the newest creation first, page by page, also while others are updated', async () => {
    const { store } = await foundedProject(under);
    for (const id of ['c-1', 'c-2', 'c-3', 'c-4', 'c-5']) await changed(store, changeView(id, 1));
    await changed(store, changeView('c-1', 2, 'updated'));
    const first = await store.changes({ limit: 2 });
    await changed(store, changeView('c-6', 1));
    const second = await store.changes({ limit: 2, before: first.next ?? '' });
    const third = await store.changes({ limit: 2, before: second.next ?? '' });
    const pages = [first, second, third].map((page) => page.items.map((view) => view.id));
    expect(pages).toEqual([['c-5', 'c-4'], ['c-3', 'c-2'], ['c-1']]);
    expect(third.items[0]?.title).toBe('updated');
    expect(third).not.toHaveProperty('next');
  });

  test('a page that ends with the last item has no next one', async () => {
    const { store } = await foundedProject(under);
    expect(await store.changes({ limit: 2 })).toEqual({ items: [] });
    await changed(store, changeView('c-1', 1));
    await changed(store, changeView('c-2', 1));
    expect(await store.changes({ limit: 2 })).not.toHaveProperty('next');
  });

  test.each(['', '-1', '(5', '+inf', '1e3', '9'.repeat(20)])('%j is no cursor', async (before) => {
    const { store } = await foundedProject(under);
    await expect(store.changes({ limit: 2, before })).rejects.toThrow(BadCursor);
  });

  test('a second rollout of the same rule takes the place of the first, and both are listed', async () => {
    const { store } = await foundedProject(under);
    const rolled = (view: ReturnType<typeof rolloutView>) => project(store, { collection: 'rollouts', view });
    await rolled(rolloutView('c-1', 7, 5000));
    await rolled(rolloutView('c-2', 1, 0));
    await rolled(rolloutView('c-1', 8, 100_000));
    expect(await store.rollout('production/checkout/rollout-on')).toEqual(rolloutView('c-2', 1, 0));
    const { items } = await store.rollouts({ limit: 10 });
    expect(items).toEqual([rolloutView('c-2', 1, 0), rolloutView('c-1', 8, 100_000)]);
  });
}
