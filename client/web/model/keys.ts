/** What a key does on a page. */
export type Act =
  | { readonly do: 'move'; readonly by: 1 | -1 }
  | { readonly do: 'approve' | 'refuse' | 'search' | 'help' }
  | { readonly do: 'go'; readonly to: '/' | '/changes' | '/flags' };

/** Waiting for the second key of a pair, such as `g f`. */
export type Pending = 'none' | 'go';

export interface Stroke {
  readonly key: string;
  /** Ctrl, Alt or Meta is held: the stroke belongs to the browser. */
  readonly modified: boolean;
  /** Somebody is writing: in a field, or in a dialog. */
  readonly writing: boolean;
}

const PLACES = { i: '/', c: '/changes', f: '/flags' } as const;

const SINGLE: { readonly [key: string]: Act } = {
  j: { do: 'move', by: 1 },
  k: { do: 'move', by: -1 },
  a: { do: 'approve' },
  x: { do: 'refuse' },
  '/': { do: 'search' },
  '?': { do: 'help' },
};

/** What a stroke means, and what the next one may. */
export function stroke(
  pending: Pending,
  { key, modified, writing }: Stroke,
): { readonly act: Act | null; readonly pending: Pending } {
  if (modified || writing) return { act: null, pending: 'none' };
  if (pending === 'go') return { act: goAct(key), pending: 'none' };
  if (key === 'g') return { act: null, pending: 'go' };
  return { act: Object.hasOwn(SINGLE, key) ? (SINGLE[key] ?? null) : null, pending: 'none' };
}

const goAct = (key: string): Act | null =>
  Object.hasOwn(PLACES, key) ? { do: 'go', to: PLACES[key as keyof typeof PLACES] } : null;

/** The row to go to from `at` (−1 before the first), staying inside the list. */
export const moved = (at: number, by: 1 | -1, count: number): number =>
  Math.max(0, Math.min(count - 1, at === -1 && by === -1 ? 0 : at + by));
