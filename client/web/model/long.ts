/** What is folded to about this much: in lines as they were written, and in characters. */
const MOST = { lines: 4, characters: 320 } as const;

/** Whether a text is too long to be shown whole among others. */
export const isLong = (text: string): boolean =>
  text.length > MOST.characters || text.split('\n').length > MOST.lines;
