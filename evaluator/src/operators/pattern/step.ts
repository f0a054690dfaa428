/** Ends the reading of a pattern because of what is in it; the engine of the language throws the same. */
export function refuse(found: string): never {
  throw new SyntaxError(found);
}

/** One place in a pattern that takes a character: which ones it accepts. */
export interface CharacterSet {
  accepts(character: string): boolean;
  /** The character asked about last, and the answer: the steps of a repetition share their set. */
  asked: string;
  holds: boolean;
}

/** Where nothing is read: the beginning, the end, a word's edge, and anywhere else. */
export type Place = '^' | '$' | 'b' | 'B';

/** Accepts a character, stands for a place, or forks. What has no next step is the end. */
export interface Step {
  readonly set: CharacterSet | null;
  readonly place: Place | null;
  readonly next: Step | null;
  other: Step | null;
  /** The round in which it was reached last. */
  seen: number;
}
