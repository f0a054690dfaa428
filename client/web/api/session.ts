import { useMutation, useQueryClient, type UseMutationResult } from '@tanstack/react-query';
import type { BrowserSessionBody } from '../../http/wire/project.js';
import { useSay } from '../parts/say.js';
import { post } from './call.js';
import { tellTabs } from './person.js';
import { meQuery, projectQuery } from './queries.js';

/** Development sign-in: the cookie it sets is out of reach of scripts. */
export function useSignIn(): UseMutationResult<BrowserSessionBody, Error, string> {
  const queries = useQueryClient();
  const say = useSay();
  return useMutation({
    mutationFn: (person: string) => post<BrowserSessionBody>('/sign-in/browser', { body: { person } }),
    onSuccess: async ({ person }) => {
      queries.setQueryData(meQuery.queryKey, person);
      tellTabs();
      await queries.invalidateQueries({ queryKey: projectQuery.queryKey });
    },
    // The menu it was chosen in is closed by now.
    onError: (error) => say({ tone: 'bad', text: error.message }),
  });
}

export function useSignOut(): UseMutationResult<unknown, Error, void> {
  const say = useSay();
  return useMutation({
    mutationFn: () => post('/sign-out', { body: {} }),
    // What this person saw must not be there for the next one.
    onSuccess: () => {
      tellTabs();
      window.location.assign('/');
    },
    onError: (error) => say({ tone: 'bad', text: error.message }),
  });
}
