/** Number before the first bar, as in `version|hash|opId` and `transition|json`; 0 where there is none. */
export const leadingNumber = (text: string | null | undefined): number =>
  Number(/^(\d+)\|/.exec(text ?? '')?.[1] ?? 0);

/** Text after the first bar. */
export const afterBar = (text: string): string => text.slice(text.indexOf('|') + 1);

/** An entry of a stream, its fields by name. */
export interface StreamEntry {
  readonly id: string;
  readonly fields: ReadonlyMap<string, string>;
}

/** Number before the dash of an entry's id: a revision, a row, a version. */
export const entryNumber = (entry: StreamEntry): number => Number(entry.id.split('-')[0]);

export const streamEntry = ([id, flat]: [id: string, fields: string[]]): StreamEntry => ({
  id,
  fields: new Map(flat.flatMap((name, i) => (i % 2 === 0 ? [[name, flat[i + 1] ?? ''] as const] : []))),
});

export const isPresent = <T>(value: T | null | undefined): value is T =>
  value !== null && value !== undefined;
