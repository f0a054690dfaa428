import { useEffect, useState } from 'react';
import { blank, textsOf, type Draft, type Field } from '../../model/form.js';

/** What somebody typed, and on which edition. */
interface Kept {
  readonly hash: string;
  readonly draft: Draft;
  /** The change was edited since they looked at it. */
  readonly edited: boolean;
}

/** By place, as long as the tab is open: whoever looks at something else and comes back goes on typing. */
const kept = new Map<string, Kept>();

type Answer = Draft[string];

export interface Drafted {
  readonly draft: Draft;
  readonly edited: boolean;
  readonly set: (name: string, value: Answer) => void;
  /** It was sent. */
  readonly clear: () => void;
}

interface Of {
  /** Person, change and requirement. */
  readonly place: string;
  readonly hash: string;
  readonly fields: readonly Field[];
}

/** A draft that only another edition changes: then texts stay, ticks do not, and `edited` says so. */
export function useDraft({ place, hash, fields }: Of): Drafted {
  const fresh = { hash, draft: blank(fields), edited: false };
  const [state, setState] = useState<Kept>(() => kept.get(place) ?? fresh);
  const present = (of: Kept): Kept =>
    of.hash === hash ? of : { hash, draft: textsOf(fields, of.draft), edited: true };
  const now = present(state);
  useEffect(() => void kept.set(place, now));
  return {
    draft: now.draft,
    edited: now.edited,
    set: (name, value) =>
      setState((before) => ({ ...present(before), draft: { ...present(before).draft, [name]: value } })),
    clear: () => {
      // The form may be gone by now, and would find it when it comes back.
      kept.delete(place);
      setState(fresh);
    },
  };
}
