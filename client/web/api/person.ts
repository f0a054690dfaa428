import type { QueryClient } from '@tanstack/react-query';
import { meQuery, projectQuery } from './queries.js';

/** Tabs of a browser share one session: whoever alters it in one tells the others. */
const tabs = new BroadcastChannel('sluice.person');

/** Asks again who is signed in; where nobody is, the sign-in comes. */
export const lookWhoItIs = (queries: QueryClient): void =>
  void queries.invalidateQueries({ queryKey: meQuery.queryKey });

/** The session is another one, or over. */
export const tellTabs = (): void => tabs.postMessage(null);

/** Keeps a tab from showing one person what another was shown, however the session came to be theirs. */
export function followPerson(queries: QueryClient): void {
  tabs.addEventListener('message', () => lookWhoItIs(queries));
  let shown: string | undefined;
  queries.getQueryCache().subscribe(() => {
    const before = shown;
    shown = queries.getQueryData(meQuery.queryKey)?.id ?? before;
    if (before !== undefined && before !== shown) void forget(queries);
  });
}

const KEPT: readonly unknown[] = [meQuery.queryKey[0], projectQuery.queryKey[0]];

const forget = (queries: QueryClient): Promise<void> =>
  queries.resetQueries({ predicate: ({ queryKey }) => !KEPT.includes(queryKey[0]) });
