import type { Operand } from '../../flag.js';
import { truth, UNKNOWN } from '../test.js';
import type { Look } from '../test.js';
import { parsePattern } from './parse.js';
import { plain } from './plain.js';
import type { Find } from './plain.js';
import { assemble } from './program.js';
import { run } from './run.js';

const LONGEST_INPUT = 1_024;

/** Finds a pattern that decode accepted. */
function finder(pattern: string, ci: boolean): Find {
  const parsed = parsePattern(pattern);
  if (typeof parsed === 'string') return () => false;
  const folds = ci || parsed.ci;
  const simple = folds ? null : plain(parsed.node);
  const program = assemble(parsed.node);
  if (simple !== null || program === null) return simple ?? (() => false);
  return (text) => run(program, text, folds);
}

export function matches(operands: readonly Operand[], ci: boolean): Look {
  const finds = operands.map((operand) => finder(String(operand), ci));
  return (value) => {
    if (typeof value !== 'string' || value.length > LONGEST_INPUT) return UNKNOWN;
    return truth(finds.some((find) => find(value)));
  };
}
