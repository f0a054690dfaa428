import { useEffect, useRef, useState } from 'react';
import type { FlagRow } from '../../../http/wire/overview.js';
import type { ProjectBody } from '../../../http/wire/project.js';
import { visibleRows } from '../../model/window.js';
import { FlagHeads, FlagLine } from './flag-line.js';

interface Props {
  readonly rows: readonly FlagRow[];
  readonly environments: ProjectBody['environments'];
}

/** Height of a row, in pixels; a narrow page puts the environments below the name. */
const rowHeight = (width: number): number => (width < 640 ? 76 : 40);

/** Only the rows that can be seen are drawn, so that the number of flags does not matter. */
export function FlagList({ rows, environments }: Props) {
  const list = useRef<HTMLUListElement>(null);
  const { offset, height, row } = useView(list);
  const { from, to } = visibleRows({ count: rows.length, row, offset, height });
  return (
    <>
      <FlagHeads environments={environments} />
      <ul ref={list} className="relative mt-1 border-y border-line" style={{ height: rows.length * row }}>
        {rows.slice(from, to).map((flag, i) => (
          <li
            key={flag.key}
            aria-setsize={rows.length}
            aria-posinset={from + i + 1}
            className="absolute inset-x-0 border-t border-line first:border-t-0"
            style={{ top: (from + i) * row, height: row }}
          >
            <FlagLine flag={flag} environments={environments} />
          </li>
        ))}
      </ul>
    </>
  );
}

interface View {
  readonly offset: number;
  readonly height: number;
  readonly row: number;
}

/** How far the page is scrolled into the list. */
function useView(list: { readonly current: HTMLElement | null }): View {
  const [view, setView] = useState<View>({ offset: 0, height: 900, row: rowHeight(window.innerWidth) });
  useEffect(() => {
    const look = (): void => {
      const offset = -(list.current?.getBoundingClientRect().top ?? 0);
      setView({ offset, height: window.innerHeight, row: rowHeight(window.innerWidth) });
    };
    look();
    window.addEventListener('scroll', look, { passive: true });
    window.addEventListener('resize', look);
    return () => {
      window.removeEventListener('scroll', look);
      window.removeEventListener('resize', look);
    };
  }, [list]);
  return view;
}
