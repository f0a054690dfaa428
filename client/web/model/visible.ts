/** A piece of text: as it is, or a character that would act instead of show, written out. */
export interface Piece {
  readonly text: string;
  readonly hidden: boolean;
}

/**
 * Control characters, those that turn the direction of writing, and those of no width: a name must not pass for
 * another one. Line feeds and tabs stay where `breaks` allows them, and so does the choice between a sign and its
 * picture.
 */
const ACTING = /(?![\ufe0e\ufe0f])[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\ufff9-\ufffb]/gu;

/** Cuts a text into what can be shown and what must be written out, such as `U+202E`. */
export function pieces(text: string, breaks = false): readonly Piece[] {
  const found: Piece[] = [];
  let from = 0;
  for (const match of text.matchAll(ACTING)) {
    const [char] = match;
    if (breaks && (char === '\n' || char === '\t')) continue;
    if (match.index > from) found.push({ text: text.slice(from, match.index), hidden: false });
    found.push({ text: written(char), hidden: true });
    from = match.index + char.length;
  }
  if (from < text.length) found.push({ text: text.slice(from), hidden: false });
  return found;
}

/** The same as one text, for titles and labels that cannot hold more. */
export const visible = (text: string): string =>
  pieces(text)
    .map((piece) => (piece.hidden ? `⟨${piece.text}⟩` : piece.text))
    .join('');

const written = (char: string): string =>
  `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/**
 * Encloses a name in a sentence: letters that are read from right to left would draw the numbers and names beside
 * them into their own order. Shown by `Words`.
 */
export const isolated = (name: string): string => `\u2068${name.replace(ISOLATES, bracketed)}\u2069`;

const ISOLATES = /[\u2068\u2069]/g;

const bracketed = (char: string): string => `⟨${written(char)}⟩`;

/** Encloses every text in a line of JSON. */
export const isolatedTexts = (json: string): string => json.replace(/"(?:[^"\\]|\\.)*"?/g, isolated);

/** A part of a sentence: our own words, or a name that was enclosed. */
export interface Part {
  readonly text: string;
  readonly name: boolean;
}

/** Takes a sentence with enclosed names apart. */
export const parts = (sentence: string): readonly Part[] =>
  sentence.split(/\u2068([^\u2068\u2069]*)\u2069/).map((text, i) => ({ text, name: i % 2 === 1 }));
