import { useEffect } from 'react';
import { blank, textsOf, type Draft, type Field } from '../../model/form.js';
import { keep, useKept, type Kept } from './drafts.js';

export interface Drafted {
  readonly draft: Draft;
  readonly edited: boolean;
  readonly set: (name: string, value: Draft[string]) => void;
  /** The person has seen that it was edited. */
  readonly look: () => void;
  readonly send: () => void;
}

interface Of {
  readonly place: string;
  readonly hash: string;
  readonly fields: readonly Field[];
}

/** A draft that only another edition changes: then texts stay, ticks do not, and `edited` says so. */
export function useDraft({ place, hash, fields }: Of): Drafted {
  const known = useKept(place);
  const now = present(known, { hash, fields });
  useEffect(() => {
    if (known?.hash !== hash) keep(place, now);
  });
  return {
    draft: now.draft,
    edited: now.edited,
    set: (name, value) => keep(place, { ...now, draft: { ...now.draft, [name]: value } }),
    look: () => keep(place, { ...now, edited: false }),
    send: () => keep(place, { ...now, edited: false, sending: true }),
  };
}

function present(known: Kept | undefined, { hash, fields }: Omit<Of, 'place'>): Kept {
  if (known === undefined) return { hash, draft: blank(fields), edited: false, sending: false };
  if (known.hash === hash) return known;
  return { hash, draft: textsOf(fields, known.draft), edited: true, sending: false };
}
