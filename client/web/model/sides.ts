import { quoted } from './rule-words.js';
import { isolated, isolatedTexts } from './visible.js';

/** What stood before and what stands after, as they are shown. */
export interface Sides {
  readonly from: string;
  readonly to: string;
}

/** Longest text that is shown whole in a side, in characters. */
const LONGEST = 80;

/** How much of what is the same is shown before a difference, in characters. */
const LEAD = 20;

/** Two values that differ; of long ones the part from where they do, so that they never look the same. */
export function sidesOf(before: unknown, after: unknown): Sides {
  const [was, is] = [textOf(before), textOf(after)];
  const from = Math.max(was.length, is.length) > LONGEST ? Math.max(0, firstDifference(was, is) - LEAD) : 0;
  return { from: shownOf(before, cut(was, from)), to: shownOf(after, cut(is, from)) };
}

/** The same two values in words, where the words tell them apart. */
export function sidesInWords<T>(before: T, after: T, words: (value: T) => string): Sides {
  const [from, to] = [words(before), words(after)];
  return from === to ? sidesOf(before, after) : { from, to };
}

const textOf = (value: unknown): string =>
  value === undefined ? 'none' : typeof value === 'string' ? value : JSON.stringify(value);

function shownOf(value: unknown, text: string): string {
  if (value === undefined) return text;
  if (typeof value === 'string') return quoted(text);
  // Where it begins in the middle, nobody can tell its texts from what is between them.
  return text.startsWith('…') ? isolated(text) : isolatedTexts(text);
}

function firstDifference(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

function cut(text: string, from: number): string {
  const rest = text.length - from > LONGEST ? `${text.slice(from, from + LONGEST - 1)}…` : text.slice(from);
  return from > 0 ? `…${rest}` : rest;
}
