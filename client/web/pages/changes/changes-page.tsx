import { useQuery } from '@tanstack/react-query';
import type { ChangePage } from '../../../http/wire/change.js';
import { changesQuery } from '../../api/queries.js';
import { Loaded } from '../../parts/loaded.js';
import { PageTitle } from '../../parts/page-title.js';
import { ChangeRow } from '../../parts/rows.js';
import { Empty } from '../../parts/states.js';
import { Command } from '../../parts/command.js';

/** All changes, newest first. */
export function ChangesPage() {
  const changes = useQuery(changesQuery);
  return (
    <>
      <PageTitle name="Changes" />
      <Loaded query={changes}>{(page) => <List page={page} />}</Loaded>
    </>
  );
}

function List({ page: { items, next } }: { readonly page: ChangePage }) {
  if (items.length === 0)
    return (
      <div className="mt-6">
        <Empty command='sluice change create --flag FLAG --env production --on --reason "why"'>
          Nothing was asked for yet.
        </Empty>
      </div>
    );
  return (
    <>
      <ul className="mt-4 border-b border-line">
        {items.map((change) => (
          <ChangeRow key={change.id} change={change} />
        ))}
      </ul>
      {next !== null && (
        <p className="mt-3 flex flex-wrap items-center gap-2 text-quiet">
          These are the newest {items.length}. Older ones: <Command text="sluice change list --limit 200" />
        </p>
      )}
    </>
  );
}
