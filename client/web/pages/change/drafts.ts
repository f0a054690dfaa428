import { useSyncExternalStore } from 'react';
import type { Draft } from '../../model/form.js';

/** What somebody typed, and on which edition. */
export interface Kept {
  readonly hash: string;
  readonly draft: Draft;
  /** The change was edited since they looked at it. */
  readonly edited: boolean;
  /** On its way; nobody knows yet what becomes of it. */
  readonly sending: boolean;
}

interface Of {
  /** Ids of the person and the change. */
  readonly me: string;
  readonly change: string;
  /** Key of the requirement, which is the same in every edition. */
  readonly requirement: string;
}

/** Where a draft is kept. */
export const placeFor = ({ me, change, requirement }: Of): string =>
  JSON.stringify([me, change, requirement]);

/** By place, as long as the tab is open: whoever looks at something else and comes back goes on typing. */
const kept = new Map<string, Kept>();
const watchers = new Set<() => void>();

/** Keeps a draft; null throws it away. */
export function keep(place: string, draft: Kept | null): void {
  if (draft === null) kept.delete(place);
  else kept.set(place, draft);
  for (const watcher of watchers) watcher();
}

/** A draft has come back from its way without having been taken. */
export function keepUnsent(place: string): void {
  const draft = kept.get(place);
  if (draft !== undefined) keep(place, { ...draft, sending: false });
}

function watch(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

/** What is kept there. */
export const useKept = (place: string): Kept | undefined =>
  useSyncExternalStore(watch, () => kept.get(place));
