/**
 * What a terminal would act on instead of show: control characters, and those that turn the direction of writing, so
 * that a name cannot pass for another one or clear the screen. Line feeds and tabs stay.
 */
const ACTIVE = /(?![\n\t])[\p{Cc}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

export const clean = (text: string): string => text.replace(ACTIVE, '');

/** The same for every text in a document. */
export function cleanAll<T>(value: T): T {
  if (typeof value === 'string') return clean(value) as T;
  if (Array.isArray(value)) return value.map((each: unknown) => cleanAll(each)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [clean(key), cleanAll(member)]),
  ) as T;
}

/** JSON for programs: nothing is taken away, what a terminal would act on is written as `\uXXXX`. */
export const safeJson = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent).replace(ACTIVE, escaped);

const escaped = (char: string): string => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`;
