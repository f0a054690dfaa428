import { useSuspenseQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { meQuery } from '../api/queries.js';
import { useSay } from '../parts/say.js';

/** Says so where the page is shown to somebody else from now on; another tab may have switched. */
export function useNewPerson(): void {
  const { data: me } = useSuspenseQuery(meQuery);
  const say = useSay();
  const shown = useRef(me.id);
  useEffect(() => {
    if (shown.current === me.id) return;
    shown.current = me.id;
    say({ tone: 'good', text: `You are ${me.name} now, in every tab of this browser.` });
  }, [me, say]);
}
