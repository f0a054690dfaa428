import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Failed, Loading } from './states.js';

interface Props<T> {
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
}

/** What a query brought, once it did; old news stays while newer ones are on their way. */
export function Loaded<T>({ query, children }: Props<T>) {
  if (query.data !== undefined) return children(query.data);
  return query.error === null ? (
    <Loading />
  ) : (
    <Failed error={query.error} retry={() => void query.refetch()} />
  );
}
