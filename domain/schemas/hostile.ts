import type { FieldError } from '../failure.js';
import { HOSTILE_KEYS } from '../ids.js';

/** Deeper documents are refused: nothing of ours nests so far, and every walk over them recurses. */
export const MAX_DEPTH = 20;

/**
 * What must be refused before a schema sees the document: keys that reach an object's prototype (zod drops them in
 * silence) and nesting without end. Stops descending where it found something.
 */
export function hostileParts(value: unknown, path: readonly string[] = []): readonly FieldError[] {
  if (typeof value !== 'object' || value === null) return [];
  if (path.length >= MAX_DEPTH) return [tooDeep(path)];
  return Object.entries(value).flatMap(([name, member]) =>
    isHostile(name, value) ? [hostile([...path, name])] : hostileParts(member, [...path, name]),
  );
}

const isHostile = (name: string, owner: object): boolean =>
  !Array.isArray(owner) && HOSTILE_KEYS.includes(name);

const hostile = (path: readonly string[]): FieldError => ({
  pointer: pointerOf(path),
  code: 'HOSTILE_KEY',
  detail: `"${path.at(-1) ?? ''}" cannot be the name of a field or key; choose another`,
});

const tooDeep = (path: readonly string[]): FieldError => ({
  pointer: pointerOf(path),
  code: 'TOO_DEEP',
  detail: `documents nest at most ${String(MAX_DEPTH)} levels`,
});

/** RFC 6901: `['a/b', 0]` → `/a~1b/0`. */
export const pointerOf = (path: readonly PropertyKey[]): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
