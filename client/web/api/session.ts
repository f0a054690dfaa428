import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { BrowserSessionBody } from '../../http/wire/project.js';
import { post } from './call.js';
import { meQuery } from './queries.js';

/** Development sign-in: the cookie it sets is out of reach of scripts. */
export function useSignIn(): UseMutationResult<BrowserSessionBody, Error, string> {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (person: string) => post<BrowserSessionBody>('/sign-in/browser', { body: { person } }),
    onSuccess: async ({ person }) => {
      queries.setQueryData(meQuery.queryKey, person);
      await queries.resetQueries({
        predicate: ({ queryKey }) => queryKey[0] !== 'me' && queryKey[0] !== 'project',
      });
      await queries.invalidateQueries({ queryKey: ['project'] });
    },
  });
}

export function useSignOut(): UseMutationResult<unknown, Error, void> {
  return useMutation({
    mutationFn: () => post('/sign-out', { body: {} }),
    // What this person saw must not be there for the next one.
    onSuccess: () => window.location.assign('/'),
  });
}
