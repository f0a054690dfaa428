/** A thing to search for, with the text it is found by: lower case, made once. */
export interface Indexed<T> {
  readonly item: T;
  readonly text: string;
}

export const index = <T>(items: readonly T[], words: (item: T) => readonly string[]): readonly Indexed<T>[] =>
  items.map((item) => ({ item, text: words(item).join('\n').toLowerCase() }));

/** Everything that contains all words of the query, in its order. */
export function find<T>(indexed: readonly Indexed<T>[], query: string): readonly T[] {
  const words = query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return indexed.filter(({ text }) => words.every((word) => text.includes(word))).map(({ item }) => item);
}
