import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Problem } from '../api/call.js';
import { Failed, Loading } from './states.js';

interface Props<T> {
  readonly query: UseQueryResult<T>;
  readonly children: (data: T) => ReactNode;
}

/** What a query brought, once it did; old news stays while newer ones are on their way, and is called old where none come. */
export function Loaded<T>({ query, children }: Props<T>) {
  const { data, error, refetch } = query;
  if (data === undefined && error === null) return <Loading />;
  return (
    <>
      {error !== null && (data === undefined || !isSilence(error)) && (
        <Failed error={error} retry={() => void refetch()} />
      )}
      {data !== undefined && children(data)}
    </>
  );
}

/** Where nobody answers the banner of the page says so already. */
const isSilence = (error: Error): boolean => error instanceof Problem && error.status === 0;
