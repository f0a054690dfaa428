import { useSyncExternalStore } from 'react';

/** Whether single keys do something: whoever speaks to their computer turns them off (WCAG 2.1.4). */

const KEY = 'sluice.keys';
const watchers = new Set<() => void>();

export const keysAreOn = (): boolean => localStorage.getItem(KEY) !== 'off';

export function turnKeys(on: boolean): void {
  localStorage.setItem(KEY, on ? 'on' : 'off');
  for (const watch of watchers) watch();
}

export const useKeysAreOn = (): boolean => useSyncExternalStore(watchSwitch, keysAreOn);

function watchSwitch(watch: () => void): () => void {
  watchers.add(watch);
  return () => watchers.delete(watch);
}
