/**
 * Reads RE2 syntax: characters, `.`, sets, `\d \w \s \b` and their opposites, groups, `|`, `* + ? {n,m}` (also lazy),
 * `^ $ \A \z`, and `(?i)`, `(?s)` in front. What it does not know (Unicode classes, other flags) it refuses.
 */
import { classSet, escapedPoint } from './escape.js';
import { assemble } from './program.js';
import { setOf } from './syntax.js';
import type { CharacterSet, Node, Parsed } from './syntax.js';

const LONGEST = 256;
const MOST_REPEATS = 1_000;
const EMPTY: Node = { kind: 'all', nodes: [] };

class Refusal {
  readonly sentence: string;
  constructor(sentence: string) {
    this.sentence = sentence;
  }
}

/** Where the reading stands. */
export class Cursor {
  readonly #points: readonly string[];
  #at = 0;

  constructor(text: string) {
    this.#points = Array.from(text);
  }

  get next(): string | undefined {
    return this.#points[this.#at];
  }

  take(): string {
    const taken = this.next;
    if (taken === undefined) return this.refuse('ends too early');
    this.#at++;
    return taken;
  }

  /** Steps over `wanted` if that comes next. */
  skip(wanted: string): boolean {
    const isNext = this.#points.slice(this.#at, this.#at + wanted.length).join('') === wanted;
    if (isNext) this.#at += wanted.length;
    return isNext;
  }

  /** Steps over what the expression finds right here. */
  scan(form: RegExp): RegExpExecArray | null {
    const found = form.exec(this.#points.slice(this.#at).join(''));
    if (found !== null) this.#at += Array.from(found[0]).length;
    return found;
  }

  refuse(reason: string): never {
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- never leaves this file
    throw new Refusal(`is a pattern that ${reason}`);
  }
}

/** The pattern as a tree, or a sentence that says why it is none. */
export function parsePattern(text: string): Parsed | string {
  if (text === '' || text.length > LONGEST) return `must be a pattern of 1 to ${LONGEST} characters`;
  try {
    const parsed = whole(new Cursor(text));
    return assemble(parsed.node) === null ? 'is a pattern that is too large' : parsed;
  } catch (thrown) {
    return thrown instanceof Refusal ? thrown.sentence : 'is no pattern';
  }
}

function whole(cursor: Cursor): Parsed {
  const flags = cursor.scan(/^\(\?([is]+)\)/)?.[1] ?? '';
  const node = alternatives(cursor, flags.includes('s'));
  if (cursor.next !== undefined) cursor.refuse('closes a group it never opened');
  return { node, ci: flags.includes('i') };
}

function alternatives(cursor: Cursor, dotAll: boolean): Node {
  const nodes: Node[] = [];
  do nodes.push(sequence(cursor, dotAll));
  while (cursor.skip('|'));
  return nodes.length === 1 ? (nodes[0] ?? EMPTY) : { kind: 'any', nodes };
}

function sequence(cursor: Cursor, dotAll: boolean): Node {
  const nodes: Node[] = [];
  while (cursor.next !== undefined && cursor.next !== '|' && cursor.next !== ')') {
    nodes.push(repeated(cursor, atom(cursor, dotAll)));
  }
  return { kind: 'all', nodes };
}

function repeated(cursor: Cursor, node: Node): Node {
  const found = cursor.scan(/^(?:([*+?])|\{(\d{1,4})(?:(,)(\d{0,4}))?\})\??/);
  if (found === null) return node;
  if (cursor.scan(/^[*+?]/) !== null) cursor.refuse('repeats a repetition');
  const [, sign, low, comma, high] = found;
  const least = sign === undefined ? Number(low) : sign === '+' ? 1 : 0;
  const most = sign === undefined ? mostOf(least, comma, high) : sign === '?' ? 1 : Infinity;
  if (most < least || least > MOST_REPEATS) cursor.refuse('repeats from more to less, or too often');
  return { kind: 'repeat', node, least, most };
}

const mostOf = (least: number, comma: string | undefined, high: string | undefined): number =>
  comma === undefined ? least : high === '' || high === undefined ? Infinity : Number(high);

const chars = (ranges: readonly number[], not = false): Node => ({ kind: 'set', set: setOf(ranges, not) });

function atom(cursor: Cursor, dotAll: boolean): Node {
  const taken = cursor.take();
  if (taken === '^' || taken === '$') return { kind: 'at', place: taken };
  return special(cursor, taken, dotAll) ?? one(taken.codePointAt(0) ?? 0);
}

function special(cursor: Cursor, taken: string, dotAll: boolean): Node | null {
  if (taken === '.') return chars(dotAll ? [] : [10, 10], true);
  if (taken === '(') return group(cursor, dotAll);
  if (taken === '[') return { kind: 'set', set: set(cursor) };
  if (taken === '\\') return escape(cursor);
  if ('*+?'.includes(taken)) cursor.refuse('repeats nothing');
  return null;
}

const one = (point: number): Node => chars([point, point]);

function group(cursor: Cursor, dotAll: boolean): Node {
  const isKnown = cursor.scan(/^\?(?::|P?<[A-Za-z_]\w*>)/) !== null || cursor.next !== '?';
  if (!isKnown) cursor.refuse('opens a group of an unknown kind');
  const node = alternatives(cursor, dotAll);
  if (!cursor.skip(')')) cursor.refuse('leaves a group open');
  return node;
}

function escape(cursor: Cursor): Node {
  const name = cursor.next ?? '';
  if (name === 'b' || name === 'B' || name === 'A' || name === 'z') {
    cursor.take();
    return { kind: 'at', place: name === 'A' ? '^' : name === 'z' ? '$' : name };
  }
  const ranges = classSet(cursor);
  return ranges === null ? one(escapedPoint(cursor)) : chars(ranges);
}

function set(cursor: Cursor): CharacterSet {
  const not = cursor.skip('^');
  const ranges: number[] = [];
  do ranges.push(...member(cursor));
  while (cursor.next !== ']');
  cursor.take();
  return setOf(ranges, not);
}

/** One character, a range, or a class inside a set. */
function member(cursor: Cursor): readonly number[] {
  const named = cursor.skip('\\')
    ? (classSet(cursor) ?? escapedPoint(cursor))
    : (cursor.take().codePointAt(0) ?? 0);
  if (typeof named !== 'number') return named;
  if (cursor.scan(/^-(?!\])/) === null) return [named, named];
  const last = cursor.skip('\\') ? escapedPoint(cursor) : (cursor.take().codePointAt(0) ?? 0);
  return last < named ? cursor.refuse('has a range from high to low') : [named, last];
}
