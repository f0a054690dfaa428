/**
 * Reads RE2 syntax: characters, `.`, sets, `\d \w \s \b` and their opposites, groups, `|`, `* + ? {n,m}` (also lazy),
 * `^ $ \A \z`, and `(?i)`, `(?s)` in front. What it does not know (Unicode classes, other flags) it refuses.
 * A part is read as a function from what follows it to where it begins.
 */
import { characterSet } from './character-set.js';
import { refuse } from './step.js';
import type { CharacterSet, Place, Step } from './step.js';

const LONGEST = 256;
const MOST_REPEATS = 1_000;
/** A text of 1,024 characters against so many steps takes about two milliseconds. */
const MOST_STEPS = 120;
/** Repetitions of nothing add no step, and still take time to lay out. */
const MOST_VISITS = 1_000;

const FLAGS = /\(\?([is]+)\)/y;
/** A place, the beginning of a group, or whatever takes one character. */
const ATOM =
  /\\[bBAz]|\((?:\?(?::|P?<[A-Za-z_]\w*>))?|[\^$]|\[(?:\^(?:\\.|[^\\])|\\.|[^\\^])(?:\\.|[^\]\\])*\]|\\(?:x(?:\{\w+\}|..)|.)|[^)|\\[*+?]/suy;
const REPEAT = /(?:([*+?])|\{(\d{1,4})(?:(,)(\d{0,4}))?\})\??/y;
const END = /[|)]/y;

const PLACES: { readonly [token: string]: Place } = {
  '^': '^',
  $: '$',
  '\\A': '^',
  '\\z': '$',
  '\\b': 'b',
  '\\B': 'B',
};

type Part = (next: Step) => Step;

export interface Pattern {
  readonly start: Step;
  /** Letter case is ignored. */
  readonly ci: boolean;
  /** How much there is to lay out and to follow. */
  readonly cost: number;
}

/**
 * The pattern made ready.
 * @throws SyntaxError where it is none, or too large; the message says what is wrong
 */
export function parsePattern(text: string, ci: boolean): Pattern {
  if (text === '' || text.length > LONGEST) refuse(`not 1 to ${LONGEST} characters`);
  return new Parser(text, ci).pattern();
}

/** What a pattern costs; endless where it is none. */
export function costOf(text: string, ci: boolean): number {
  try {
    return parsePattern(text, ci).cost;
  } catch {
    return Infinity;
  }
}

class Parser {
  readonly #text: string;
  readonly #ci: boolean;
  readonly #dotAll: boolean;
  #at = 0;
  #steps = 0;
  #visits = 0;
  /** Equal sets are one, and answer once for a character. */
  readonly #sets = new Map<string, CharacterSet>();

  constructor(text: string, ci: boolean) {
    this.#text = text;
    const [, flags = ''] = this.#scan(FLAGS);
    this.#ci = ci || flags.includes('i');
    this.#dotAll = flags.includes('s');
  }

  pattern(): Pattern {
    const start = this.#alternatives('')(this.#step({ next: null }));
    return { start, ci: this.#ci, cost: this.#steps + this.#visits };
  }

  /** What the form finds right here, which is stepped over. */
  #scan(form: RegExp): readonly (string | undefined)[] {
    form.lastIndex = this.#at;
    const found = form.exec(this.#text) ?? [];
    this.#at += found[0]?.length ?? 0;
    return found;
  }

  #step(step: Pick<Step, 'next'> & Partial<Step>): Step {
    if (++this.#steps > MOST_STEPS) refuse('too large');
    return { set: null, place: null, other: null, seen: -1, ...step };
  }

  /** All up to the end of the group, or of the text. */
  #alternatives(end: string): Part {
    const parts = [this.#sequence()];
    let [token = ''] = this.#scan(END);
    for (; token === '|'; [token = ''] = this.#scan(END)) parts.push(this.#sequence());
    if (token !== end || (end === '' && this.#at < this.#text.length))
      refuse(`unexpected ${token}${this.#text.slice(this.#at)}`);
    return (next) => {
      const starts = parts.map((part) => part(next));
      return starts.reduceRight((other, start) => this.#step({ next: start, other }));
    };
  }

  #sequence(): Part {
    const parts: Part[] = [];
    for (let [token] = this.#scan(ATOM); token !== undefined; [token] = this.#scan(ATOM)) {
      parts.push(this.#repeated(this.#atom(token)));
    }
    return (next) => parts.reduceRight((after, part) => part(after), next);
  }

  #atom(token: string): Part {
    if (token[0] === '(') return this.#alternatives(')');
    const place = PLACES[token];
    const what = place === undefined ? { set: this.#set(token) } : { place };
    return (next) => this.#step({ ...what, next });
  }

  #set(token: string): CharacterSet {
    const set = this.#sets.get(token) ?? characterSet(token, this.#ci, this.#dotAll);
    this.#sets.set(token, set);
    return set;
  }

  #repeated(part: Part): Part {
    const [found, sign, low, comma, high] = this.#scan(REPEAT);
    if (found === undefined) return part;
    const least = Number(low ?? (sign === '+' ? 1 : 0));
    const most = sign === '?' ? 1 : Number((comma === undefined && low) || high || Infinity);
    if (most < least || least > MOST_REPEATS || this.#scan(REPEAT).length > 0) refuse(`repetition ${found}`);
    return (next) => this.#repeat(part, [least, most], next);
  }

  #repeat(part: Part, [least, most]: readonly [number, number], next: Step): Step {
    const isEndless = most === Infinity;
    let start = isEndless ? this.#step({ next }) : next;
    if (isEndless) start.other = part(start);
    for (let left = isEndless ? least : most; left > 0; left--) {
      if (++this.#visits > MOST_VISITS) refuse('too large');
      start = left > least ? this.#step({ next, other: part(start) }) : part(start);
    }
    return start;
  }
}
