import { useQueryClient, type Query } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { Problem } from './call.js';

/** Nobody said no: there was no answer, or none that was meant. Such a question is asked again. */
export const isSilence = (error: Error | null): boolean =>
  error !== null && (!(error instanceof Problem) || error.status === 0 || error.status >= 500);

/** How long until what could not be read is asked for again, in milliseconds. */
const AGAIN_MS = 2_000;

/** Events say what is old, so nothing is asked for by the clock, but for what met silence. */
export const untilHeard = ({ state }: { readonly state: Pick<Query['state'], 'error'> }): number | false =>
  isSilence(state.error) ? AGAIN_MS : false;

/** Whether something is shown that could not be read anew. */
export function useIsOld(): boolean {
  const cache = useQueryClient().getQueryCache();
  const watch = (changed: () => void) => cache.subscribe(changed);
  return useSyncExternalStore(watch, () => cache.getAll().some(isOld));
}

const isOld = (query: Query): boolean =>
  query.isActive() && query.state.data !== undefined && isSilence(query.state.error);
