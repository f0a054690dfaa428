/**
 * Reads RE2 syntax: characters, `.`, sets, `\d \w \s \b` and their opposites, groups, `|`, `* + ? {n,m}` (also lazy),
 * `^ $ \A \z`, and `(?i)`, `(?s)` in front. What it does not know (Unicode classes, other flags) it refuses.
 * A part is read as a function from what follows it to where it begins.
 */
import { LAST_POINT, WORD } from './step.js';
import type { Place, Step } from './step.js';

const LONGEST = 256;
const MOST_REPEATS = 1_000;
/** A text of 1,024 characters against so many steps takes about two milliseconds. */
const MOST_STEPS = 120;
/** Repetitions of nothing add no step, and still take time to lay out. */
const MOST_VISITS = 5_000;

const FLAGS = /\(\?([is]+)\)/y;
const ATOM = /\\[bBAz]|\((?:\?(?::|P?<[A-Za-z_]\w*>))?|\[\^?|[\^$.*+?]|(?=[^|)])/uy;
const REPEAT = /(?:([*+?])|\{(\d{1,4})(?:(,)(\d{0,4}))?\})\??/y;
const CHARACTER = /\\(?:x(?:([0-9A-Fa-f]{2})|\{([0-9A-Fa-f]{1,6})\})|(.))|([^\\])/suy;

const CLASSES: { readonly [letter: string]: readonly number[] } = {
  d: [48, 57],
  w: WORD,
  s: [9, 10, 12, 13, 32, 32],
};
const CONTROLS: { readonly [letter: string]: number } = { n: 10, t: 9, r: 13, f: 12, v: 11, a: 7 };
const PLACES: { readonly [token: string]: Place } = {
  '^': '^',
  $: '$',
  '\\A': '^',
  '\\z': '$',
  '\\b': 'b',
  '\\B': 'B',
};

type Part = (next: Step) => Step;
type Ranges = readonly number[];

export interface Pattern {
  readonly start: Step;
  /** The pattern itself asks to ignore letter case. */
  readonly ci: boolean;
}

class Refusal {
  readonly sentence: string;
  constructor(sentence: string) {
    this.sentence = sentence;
  }
}

function refuse(reason: string): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- never leaves this file
  throw new Refusal(`is a pattern that ${reason}`);
}

/** The pattern made ready, or a sentence that says why it is none. */
export function parsePattern(text: string): Pattern | string {
  if (text === '' || text.length > LONGEST) return `must be a pattern of 1 to ${LONGEST} characters`;
  try {
    return new Parser(text).pattern();
  } catch (thrown) {
    return thrown instanceof Refusal ? thrown.sentence : 'is no pattern';
  }
}

/** All code points outside sorted ranges. */
const opposite = (ranges: Ranges): Ranges => [
  0,
  ...ranges.map((end, at) => (at % 2 === 0 ? end - 1 : end + 1)),
  LAST_POINT,
];

class Parser {
  readonly #text: string;
  #at = 0;
  #dotAll = false;
  #steps = 0;
  #visits = 0;

  constructor(text: string) {
    this.#text = text;
  }

  pattern(): Pattern {
    const flags = this.#scan(FLAGS)?.[1] ?? '';
    this.#dotAll = flags.includes('s');
    const whole = this.#alternatives();
    if (this.#at < this.#text.length) refuse('closes a group it never opened');
    return { start: whole(this.#step({ next: null })), ci: flags.includes('i') };
  }

  /** Steps over what the form finds right here. */
  #scan(form: RegExp): RegExpExecArray | null {
    form.lastIndex = this.#at;
    const found = form.exec(this.#text);
    if (found !== null) this.#at = form.lastIndex;
    return found;
  }

  /** Steps over `wanted` if that comes next. */
  #skip(wanted: string): boolean {
    const isNext = this.#text.startsWith(wanted, this.#at);
    if (isNext) this.#at += wanted.length;
    return isNext;
  }

  #step(step: Pick<Step, 'next'> & Partial<Step>): Step {
    if (++this.#steps > MOST_STEPS) refuse('is too large');
    return { set: null, place: null, other: null, seen: -1, ...step };
  }

  #alternatives(): Part {
    const parts = [this.#sequence()];
    while (this.#skip('|')) parts.push(this.#sequence());
    return (next) => {
      const starts = parts.map((part) => part(next));
      return starts.reduceRight((other, start) => this.#step({ next: start, other }));
    };
  }

  #sequence(): Part {
    const parts: Part[] = [];
    for (let found = this.#scan(ATOM); found !== null; found = this.#scan(ATOM)) {
      parts.push(this.#repeated(this.#atom(found[0])));
    }
    return (next) => parts.reduceRight((after, part) => part(after), next);
  }

  #atom(token: string): Part {
    const place = PLACES[token];
    if (place !== undefined) return (next) => this.#step({ place, next });
    if (token === '') return this.#chars(this.#range(false));
    if (token === '.') return this.#chars(this.#dotAll ? [] : [10, 10], true);
    if (token.startsWith('(')) return this.#group();
    return token.startsWith('[') ? this.#set(token !== '[') : refuse('repeats nothing');
  }

  #chars(ranges: Ranges, not = false): Part {
    const set = { ranges, not, point: -1, holds: false };
    return (next) => this.#step({ set, next });
  }

  #group(): Part {
    if (this.#skip('?')) refuse('opens a group of an unknown kind');
    const part = this.#alternatives();
    return this.#skip(')') ? part : refuse('leaves a group open');
  }

  #set(not: boolean): Part {
    const ranges: number[] = [];
    do ranges.push(...this.#range(true));
    while (!this.#skip(']'));
    return this.#chars(ranges, not);
  }

  /** One character or a class; in a set also a range. */
  #range(inSet: boolean): Ranges {
    const low = this.#member();
    if (typeof low !== 'number') return low;
    if (!inSet || this.#scan(/-(?!\])/y) === null) return [low, low];
    const high = this.#member();
    return typeof high === 'number' && high >= low ? [low, high] : refuse('has a range from high to low');
  }

  /** The code point of one character, or the ranges an escape names. */
  #member(): number | Ranges {
    const [, two, many, escaped, plain] = this.#scan(CHARACTER) ?? refuse('ends too early');
    const hex = two ?? many;
    if (hex === undefined) return escaped === undefined ? pointOf(plain) : named(escaped);
    const point = parseInt(hex, 16);
    return point > LAST_POINT ? refuse('names a character that does not exist') : point;
  }

  #repeated(part: Part): Part {
    const found = this.#scan(REPEAT);
    if (found === null) return part;
    if (this.#scan(/[*+?]/y) !== null) refuse('repeats a repetition');
    const [, sign, low, comma, high] = found;
    const least = Number(low ?? (sign === '+' ? 1 : 0));
    const most = sign === '?' ? 1 : Number((comma === undefined && low) || high || Infinity);
    if (most < least || least > MOST_REPEATS) refuse('repeats from more to less, or too often');
    return (next) => this.#repeat(part, [least, most], next);
  }

  #repeat(part: Part, [least, most]: readonly [number, number], next: Step): Step {
    const isEndless = most === Infinity;
    let start = isEndless ? this.#step({ next }) : next;
    if (isEndless) start.other = part(start);
    for (let left = isEndless ? least : most; left > 0; left--) {
      if (++this.#visits > MOST_VISITS) refuse('is too large');
      start = left > least ? this.#step({ next, other: part(start) }) : part(start);
    }
    return start;
  }
}

const pointOf = (character = ''): number => character.codePointAt(0) ?? 0;

function named(letter: string): number | Ranges {
  const ranges = CLASSES[letter.toLowerCase()];
  if (ranges !== undefined) return letter in CLASSES ? ranges : opposite(ranges);
  const control = CONTROLS[letter];
  if (control === undefined && /[0-9A-Za-z]/.test(letter)) refuse(`has an unknown escape, \\${letter}`);
  return control ?? pointOf(letter);
}
