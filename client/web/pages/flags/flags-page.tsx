import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useState } from 'react';
import type { OverviewBody } from '../../../http/wire/overview.js';
import { overviewQuery, projectQuery } from '../../api/queries.js';
import { find, index } from '../../model/search.js';
import { Loaded } from '../../parts/loaded.js';
import { PageTitle } from '../../parts/page-title.js';
import { Empty } from '../../parts/states.js';
import { FlagList } from './flag-list.js';
import { SearchBox } from './search-box.js';

/** All flags, with a search that keeps up with typing; whoever came to search can type before they are there. */
export function FlagsPage() {
  const overview = useQuery(overviewQuery);
  const { focus = false } = useSearch({ from: '/flags' });
  const [query, setQuery] = useState('');
  return (
    <>
      <PageTitle name="Flags" />
      {overview.data?.items.length !== 0 && <SearchBox query={query} focus={focus} onQuery={setQuery} />}
      <Loaded query={overview}>{(data) => <Searched overview={data} query={query} />}</Loaded>
    </>
  );
}

interface SearchedProps {
  readonly overview: OverviewBody;
  readonly query: string;
}

function Searched({ overview: { items }, query }: SearchedProps) {
  const { data: project } = useSuspenseQuery(projectQuery);
  const wanted = useDeferredValue(query);
  const indexed = useMemo(() => index(items, ({ key, name, tags }) => [key, name ?? '', ...tags]), [items]);
  const found = useMemo(() => find(indexed, wanted), [indexed, wanted]);
  if (items.length === 0)
    return (
      <div className="mt-6">
        <Empty command="sluice import flags.json">No flags yet.</Empty>
      </div>
    );
  return (
    <>
      <p role="status" className="mt-2 text-sm text-quiet">
        {found.length === items.length ? `${items.length} flags` : `${found.length} of ${items.length} flags`}
      </p>
      {found.length === 0 ? (
        <Empty command="sluice flag list">No flag is called so.</Empty>
      ) : (
        <FlagList rows={found} environments={project.environments} />
      )}
    </>
  );
}
