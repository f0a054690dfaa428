import { useEffect, useRef } from 'react';

/** What the page on show does for the keys that every page understands in its own way. */
export type PageAct = 'approve' | 'refuse' | 'search';

const acts = new Map<PageAct, () => void>();

/** Binds a key's act to this page for as long as it is shown. */
export function usePageAct(name: PageAct, act: () => void): void {
  const latest = useRef(act);
  useEffect(() => {
    latest.current = act;
  });
  useEffect(() => {
    const run = () => latest.current();
    acts.set(name, run);
    return () => {
      if (acts.get(name) === run) acts.delete(name);
    };
  }, [name]);
}

/** False where the page on show has no use for it. */
export function runPageAct(name: PageAct): boolean {
  const act = acts.get(name);
  act?.();
  return act !== undefined;
}
