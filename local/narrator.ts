import { LocalFailure } from './failure.js';

/** Tells the story on stdout, in lines that read the same with and without a terminal. */
export interface Narrator {
  chapter(title: string): void;
  /** A sentence of the story. */
  say(text: string): void;
  /** Something that happens beside it; it does not come between a command and its answer. */
  aside(text: string): void;
  /** What somebody typed. */
  typed(command: string): void;
  /** What the command printed; of a long text the beginning and the end. */
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
  const asides: string[] = [];
  const tell = (line: string) => {
    for (const aside of asides.splice(0)) write(`   ${aside}`);
    write(line);
  };
  return {
    chapter: (title) => tell(`\n${++chapters}  ${title}`),
    say: (text) => tell(`   ${text}`),
    aside: (text) => void asides.push(text),
    typed: (command) => tell(`   $ ${command}`),
    printed: (text) => shortened(text.split('\n')).forEach((line) => write(`     ${line}`.trimEnd())),
    check: (claim, holds, seen) => {
      if (!holds) throw new StoryFailure(`not so: ${claim}; seen: ${JSON.stringify(seen)}`);
      tell(`   ok: ${claim}`);
    },
  };
}

const LINES_BEFORE = 9;
const LINES_AFTER = 3;

function shortened(lines: readonly string[]): readonly string[] {
  const left = lines.length - LINES_BEFORE - LINES_AFTER;
  if (left <= 1) return lines;
  return [...lines.slice(0, LINES_BEFORE), `  (${left} lines more)`, ...lines.slice(-LINES_AFTER)];
}
