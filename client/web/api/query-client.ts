import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isOtherPerson, Problem } from './call.js';
import { followPerson, lookWhoItIs } from './person.js';
import { meQuery } from './queries.js';
import { isSilence, untilHeard } from './silence.js';

/** Who said no means it; only silence is asked again. */
const retry = (failures: number, error: Error): boolean => failures < 2 && isSilence(error);

/** The API knows the browser as nobody, or as somebody else than this tab does. */
const isAboutPerson = (error: Error): boolean =>
  isOtherPerson(error) || (error instanceof Problem && error.status === 401);

/**
 * What the pages have read. Events say what is old, so nothing is asked for by the clock but what met silence; and the
 * API may be on this computer, so a browser without a network asks like any other, and nothing waits in it to be sent
 * later.
 */
export function createQueries(): QueryClient {
  const onError = (error: Error): void => {
    if (isAboutPerson(error)) lookWhoItIs(queries);
  };
  const queries = new QueryClient({
    queryCache: new QueryCache({
      onError: (error, { queryKey }) => {
        if (queryKey[0] !== meQuery.queryKey[0]) onError(error);
      },
    }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        ...{ retry, retryDelay: 400, staleTime: 60_000, networkMode: 'always' },
        refetchInterval: untilHeard,
      },
      mutations: { networkMode: 'always' },
    },
  });
  followPerson(queries);
  return queries;
}
