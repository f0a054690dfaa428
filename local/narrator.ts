import { LocalFailure } from './failure.js';

/** Tells the story on stdout, in lines that read the same with and without a terminal. */
export interface Narrator {
  chapter(title: string): void;
  /** A sentence of the story. */
  say(text: string): void;
  /** What somebody typed. */
  typed(command: string): void;
  /** What a program printed. */
  printed(text: string): void;
  /** States what must be true now. Throws `StoryFailure` where it is not, with what was seen instead. */
  check(claim: string, holds: boolean, seen?: unknown): void;
}

/** The story did not go as it must. */
export class StoryFailure extends LocalFailure {
  override readonly name = 'StoryFailure';
}

export function createNarrator(write: (line: string) => void): Narrator {
  let chapters = 0;
  return {
    chapter: (title) => write(`\n${++chapters}  ${title}`),
    say: (text) => write(`   ${text}`),
    typed: (command) => write(`   $ ${command}`),
    printed: (text) => text.split('\n').forEach((line) => write(`     ${line}`.trimEnd())),
    check: (claim, holds, seen) => {
      if (!holds) throw new StoryFailure(`not so: ${claim}; seen: ${JSON.stringify(seen)}`);
      write(`   ok: ${claim}`);
    },
  };
}
