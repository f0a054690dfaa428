import { Link } from '@tanstack/react-router';
import { memo } from 'react';
import type { FlagCell, FlagRow } from '../../../http/wire/overview.js';
import type { ProjectBody } from '../../../http/wire/project.js';
import { percentOf } from '../../model/percent.js';
import { isolated } from '../../model/visible.js';
import { ROW } from '../../parts/rows.js';
import { Text, Words } from '../../parts/text.js';

interface Props {
  readonly flag: FlagRow;
  readonly environments: ProjectBody['environments'];
}

/** A flag, and what it is in each environment. Drawn once for as long as it stays in the list: typing must not wait. */
export const FlagLine = memo(function FlagLine({ flag, environments }: Props) {
  const cells = new Map(flag.cells.map((cell) => [cell.environment, cell]));
  return (
    <Link
      {...ROW}
      to="/flags/$key"
      params={{ key: flag.key }}
      className="flex h-full items-center gap-x-4 px-2 hover:bg-panel max-sm:flex-col max-sm:items-stretch max-sm:justify-center"
    >
      <span className="min-w-0 grow truncate max-sm:grow-0">
        <span className="font-medium">
          <Text value={flag.key} />
        </span>
        {flag.name !== null && (
          <span className="ml-2 text-quiet">
            <Text value={flag.name} />
          </span>
        )}
      </span>
      <span className="flex shrink-0 gap-x-4 max-sm:gap-x-3">
        {environments.map(({ key, name }) => (
          <Cell key={key} name={name} cell={cells.get(key)} />
        ))}
      </span>
    </Link>
  );
});

function Cell({ name, cell }: { readonly name: string; readonly cell: FlagCell | undefined }) {
  return (
    <span className="truncate text-sm leading-tight max-sm:min-w-0 max-sm:flex-1 sm:w-32 xl:w-44">
      <span className="block truncate text-quiet sm:sr-only">
        <Text value={name} />{' '}
      </span>
      <span className="block truncate">
        <Served cell={cell} />
      </span>
    </span>
  );
}

function Served({ cell }: { readonly cell: FlagCell | undefined }) {
  if (cell === undefined) return <span className="text-quiet">not there</span>;
  if (cell.state !== 'active')
    return <span className="text-quiet">{cell.state === 'disabled' ? 'switched off' : 'archived'}</span>;
  const { raised, serves, rules } = cell;
  if (raised !== null)
    return (
      <span className="font-medium text-accent">
        {percentOf(raised.units)} <Text value={raised.variant} />
      </span>
    );
  return (
    <>
      <Words value={serves.map(isolated).join(' / ')} />
      {rules > 0 && <span className="text-quiet">, {rules === 1 ? '1 rule' : `${rules} rules`}</span>}
    </>
  );
}

/** Names of the columns, where there is room for columns. */
export function FlagHeads({ environments }: Pick<Props, 'environments'>) {
  return (
    <div aria-hidden className="mt-4 flex items-center gap-x-4 px-2 text-sm text-quiet max-sm:hidden">
      <span className="grow">Flag</span>
      {environments.map(({ key, name, criticality }) => (
        <span
          key={key}
          className={`w-32 truncate xl:w-44 ${criticality === 'critical' ? 'font-medium text-bad' : ''}`}
        >
          <Text value={name} />
        </span>
      ))}
    </div>
  );
}
