import { truth, UNKNOWN } from '../test.js';
import type { Look } from '../test.js';
import { parsePattern } from './parse.js';
import { run } from './run.js';

const LONGEST_INPUT = 1_024;

/** Characters alone, perhaps tied to the beginning or the end. */
const PLAIN = /^(\^?)((?:[^\\^$.|?*+()[\]{}]|\\[^\w])*)(\$?)$/s;

type Find = (text: string) => boolean;

/** Finds such a pattern by string operations; null where it is more than that. */
function plain(pattern: string): Find | null {
  const found = PLAIN.exec(pattern);
  if (found === null) return null;
  const [, starts, characters = '', ends] = found;
  const wanted = characters.replace(/\\(.)/gs, '$1');
  if (starts && ends) return (text) => text === wanted;
  if (starts) return (text) => text.startsWith(wanted);
  return ends ? (text) => text.endsWith(wanted) : (text) => text.includes(wanted);
}

/** Finds a pattern that decode accepted. */
function finder(pattern: string, ci: boolean): Find {
  const simple = ci ? null : plain(pattern);
  if (simple !== null) return simple;
  const parsed = parsePattern(pattern, ci);
  return (text) => run(parsed, text);
}

export function matches(operands: readonly string[], ci: boolean): Look {
  const finds = operands.map((operand) => finder(operand, ci));
  return (value) => {
    if (typeof value !== 'string' || value.length > LONGEST_INPUT) return UNKNOWN;
    return truth(finds.some((find) => find(value)));
  };
}
