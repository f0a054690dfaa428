import type { ChangeBody } from '../../../http/wire/change.js';
import { Environment } from '../../parts/environment.js';
import { PageTitle } from '../../parts/page-title.js';
import { Person, People } from '../../parts/person.js';
import { Status } from '../../parts/status.js';
import { Text } from '../../parts/text.js';
import { Ago } from '../../parts/time.js';

/** Which change this is, who asked, and where it stands. */
export function Head({ change }: { readonly change: ChangeBody }) {
  const { title, id, requester, authors, edition, openedAt, environments, status } = change;
  const contributors = authors.filter((author) => author !== requester);
  return (
    <div className="border-b border-line pb-4">
      <PageTitle name={title === '' ? id : title}>
        <Text value={title === '' ? id : title} />
      </PageTitle>
      <div className="mt-2 flex flex-wrap items-center gap-x-3 gap-y-1 text-quiet">
        {environments.map((name) => (
          <Environment key={name} name={name} />
        ))}
        <Status status={status} />
        {requester !== '' && (
          <span>
            <Person id={requester} /> asked <Ago at={openedAt} />
          </span>
        )}
        {contributors.length > 0 && (
          <span>
            edited by <People ids={contributors} />
          </span>
        )}
        {edition > 1 && <span>edition {edition}</span>}
        <span className="font-mono text-sm">{id}</span>
      </div>
    </div>
  );
}
