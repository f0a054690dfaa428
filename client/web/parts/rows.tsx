import { Link } from '@tanstack/react-router';
import type { ChangeBody } from '../../http/wire/change.js';
import { whatWords } from '../model/waiting.js';
import { Environment } from './environment.js';
import { Person, useNameInWords } from './person.js';
import { Status } from './status.js';
import { Text, Words } from './text.js';

/** Marks what j and k move along. */
export const ROW = { 'data-row': '' } as const;

/** A change as a line of a list. */
export function ChangeRow({ change }: { readonly change: ChangeBody }) {
  const nameOf = useNameInWords();
  return (
    <li className="@container border-t border-line">
      <Link
        {...ROW}
        to="/changes/$id"
        params={{ id: change.id }}
        className="grid gap-x-4 gap-y-0.5 px-2 py-2.5 hover:bg-panel @lg:grid-cols-[1fr_auto]"
      >
        <span className="font-medium">
          <Text value={change.title === '' ? change.id : change.title} />
        </span>
        <span className="flex flex-wrap items-center gap-2">
          {change.environments.map((name) => (
            <Environment key={name} name={name} />
          ))}
          <Status status={change.status} />
        </span>
        <span className="text-quiet @lg:col-span-2">
          {change.requester !== '' && (
            <>
              <Person id={change.requester} /> ·{' '}
            </>
          )}
          <Words value={whatWords(change, nameOf)} />
        </span>
      </Link>
    </li>
  );
}
