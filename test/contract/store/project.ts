import { randomUUID } from 'node:crypto';
import { onTestFinished } from 'vitest';
import type { FlagStore, Receipt, WriteBatch } from '../../../store/port.js';
import { batchOf, FOUNDATION } from '../../support/store-samples.js';
import type { StoreUnderTest } from '../store.contract.js';

export interface Project {
  readonly name: string;
  readonly store: FlagStore;
  /** Environment → its generation. */
  readonly generations: WriteBatch['generations'];
}

/** A store of a project that nobody else uses; closed when the test ends. */
export async function emptyProject(under: StoreUnderTest): Promise<Omit<Project, 'generations'>> {
  const name = `contract-${randomUUID()}`;
  const store = await under.open(name);
  onTestFinished(() => store.close());
  return { name, store };
}

/** The same, founded with two environments. */
export async function foundedProject(under: StoreUnderTest): Promise<Project> {
  const { name, store } = await emptyProject(under);
  await store.found(FOUNDATION);
  const { generations } = await store.read([
    { env: 'production', key: 'any' },
    { env: 'staging', key: 'any' },
  ]);
  return { name, store, generations };
}

/** Applies writes under an opId and gives the receipt; fails the test where they are refused. */
export async function applied(
  { store, generations }: Project,
  opId: string,
  writes: WriteBatch['writes'],
): Promise<Receipt> {
  const result = await store.apply(batchOf({ opId, writes, generations }));
  if (!result.ok) throw new Error(`${opId}: ${result.code} ${result.detail}`);
  return result.receipt;
}
