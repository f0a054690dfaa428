/**
 * A place that takes one character is left to the engine of the language, one character at a time: so it has nothing to
 * go back to. The syntax is RE2's; what the two engines read differently is put into words that both share.
 */
import { refuse } from './step.js';
import type { CharacterSet } from './step.js';

const ESCAPE = /\\(?:x\{\w+\}|.)/gsu;

/** What both engines read alike. */
const SHARED = /^[dDwWntrfvx]/;

const OURS: { readonly [letter: string]: string } = {
  a: '\\x07',
  s: '\\t\\n\\f\\r ',
  S: '\\0-\\x08\\v\\x0e-\\x1f!-\\u{10ffff}',
};

function translated(escape: string): string {
  const escaped = escape.slice(1);
  if (SHARED.test(escaped)) return escape.replace('x{', 'u{');
  if (/\w/.test(escaped)) return OURS[escaped] ?? refuse(`unknown escape ${escape}`);
  return `\\u{${escaped.codePointAt(0)?.toString(16)}}`;
}

const setOf = (accepts: CharacterSet['accepts']): CharacterSet => ({ accepts, asked: '', holds: false });

/** The set that an escape or brackets stand for. Throws where they stand for none. */
function ofClass(source: string, ci: boolean): CharacterSet {
  if (source.includes('[:')) refuse('named class');
  const inside = source.startsWith('\\')
    ? source
    : source.slice(1, -1).replace(/^\^?\]/, (first) => first.replace(']', '\\]'));
  const form = new RegExp(`[${inside.replace(ESCAPE, translated)}]`, ci ? 'iu' : 'u');
  return setOf((character) => form.test(character));
}

/** The set that one character, `.`, an escape or brackets stand for. Throws where they stand for none. */
export function characterSet(source: string, ci: boolean, dotAll: boolean): CharacterSet {
  if (source === '.') return setOf((character) => dotAll || character !== '\n');
  if (/^(?:\\|\[.)/s.test(source)) return ofClass(source, ci);
  const wanted = ci ? source.toLowerCase() : source;
  return setOf((character) => character === wanted);
}
