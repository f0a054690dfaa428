import { useEffect, useRef } from 'react';
import { usePageAct } from '../../keyboard/page-acts.js';

interface Props {
  readonly query: string;
  /** Take the focus at once. */
  readonly focus: boolean;
  readonly onQuery: (query: string) => void;
}

/** Where the `/` key leads. Arrow down and Escape lead back to the list. */
export function SearchBox({ query, focus, onQuery }: Props) {
  const input = useRef<HTMLInputElement>(null);
  usePageAct('search', () => input.current?.focus());
  useEffect(() => {
    if (focus) input.current?.focus();
  }, [focus]);
  const leave = (): void => {
    const row = document.querySelector<HTMLElement>('[data-row]');
    if (row === null) input.current?.blur();
    else row.focus();
  };
  return (
    <input
      ref={input}
      type="search"
      aria-label="Search flags"
      aria-keyshortcuts="/"
      placeholder="Search by key, name or tag   /"
      value={query}
      onChange={(event) => onQuery(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Escape' || event.key === 'ArrowDown' || event.key === 'Enter') leave();
      }}
      className="mt-4 min-h-9 w-full rounded-sm border border-edge bg-ground px-3 placeholder:text-quiet"
    />
  );
}
