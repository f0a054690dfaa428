import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { historyQuery } from '../../api/queries.js';
import { Loaded } from '../../parts/loaded.js';
import { Ago } from '../../parts/time.js';

interface Props {
  readonly flag: string;
  readonly environment: string;
}

/** Versions, newest first, each with the change that wrote it. */
export function History(props: Props) {
  const [open, setOpen] = useState(false);
  return (
    <details className="mt-3" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary className="min-h-7 cursor-pointer text-quiet">History</summary>
      {open && <Versions {...props} />}
    </details>
  );
}

function Versions({ flag, environment }: Props) {
  const history = useQuery(historyQuery(environment, flag));
  return (
    <Loaded query={history}>
      {(body) => (
        <ol className="mt-1 border-b border-line">
          {(body?.items ?? []).map(({ version, at, change, record }) => (
            <li key={version} className="flex flex-wrap gap-x-3 border-t border-line py-1.5">
              <span>version {version}</span>
              {record === null && <span className="text-bad">deleted</span>}
              {change !== null && (
                <Link to="/changes/$id" params={{ id: change }} className="text-accent underline">
                  {change}
                </Link>
              )}
              <span className="ml-auto text-quiet">
                <Ago at={at} />
              </span>
            </li>
          ))}
        </ol>
      )}
    </Loaded>
  );
}
