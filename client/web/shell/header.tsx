import { useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { projectQuery } from '../api/queries.js';
import { Text } from '../parts/text.js';
import { PersonMenu } from './person-menu.js';

const PLACES = [
  { to: '/', name: 'Inbox', exact: true },
  { to: '/changes', name: 'Changes', exact: false },
  { to: '/flags', name: 'Flags', exact: false },
] as const;

/** Where one is, where one can go, and as whom. */
export function Header({ onHelp }: { readonly onHelp: () => void }) {
  const { data } = useSuspenseQuery(projectQuery);
  return (
    <header className="border-b border-line bg-panel">
      <div className="mx-auto flex max-w-360 flex-wrap items-center gap-x-5 gap-y-1 px-4 py-2">
        <Link to="/" className="font-semibold tracking-tight">
          Sluice{' '}
          <span className="font-normal text-quiet max-sm:hidden">
            / <Text value={data.project} />
          </span>
        </Link>
        <nav aria-label="Pages" className="flex gap-4">
          {PLACES.map(({ to, name, exact }) => (
            <Link
              key={to}
              to={to}
              activeOptions={{ exact }}
              className="border-b-2 border-transparent py-1 text-quiet hover:text-ink"
              activeProps={{ className: 'border-accent! text-ink! font-medium' }}
            >
              {name}
            </Link>
          ))}
        </nav>
        <div className="ml-auto flex items-center gap-1">
          <button
            type="button"
            onClick={onHelp}
            aria-label="Keys"
            className="size-8 rounded-sm text-quiet hover:bg-line hover:text-ink max-sm:hidden"
          >
            ?
          </button>
          <PersonMenu />
        </div>
      </div>
    </header>
  );
}
