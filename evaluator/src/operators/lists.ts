import type { Operand } from '../flag.js';
import { isScalar } from './kinds.js';
import { truth, UNKNOWN } from './test.js';
import type { Look } from './test.js';
import { fold } from './texts.js';

const setOf = (values: readonly unknown[], ci: boolean): ReadonlySet<unknown> =>
  new Set(values.map((value) => fold(value, ci)));

/** `eq` and `in` where letter case does not matter. */
export function isOneOf(operands: readonly Operand[], ci: boolean): Look {
  const wanted = setOf(operands, ci);
  return (value) => (isScalar(value) ? truth(wanted.has(fold(value, ci))) : UNKNOWN);
}

export function holdsAny(operands: readonly Operand[], ci: boolean): Look {
  const wanted = setOf(operands, ci);
  return (value) =>
    Array.isArray(value) ? truth(value.some((element) => wanted.has(fold(element, ci)))) : UNKNOWN;
}

export function holdsAll(operands: readonly Operand[], ci: boolean): Look {
  const wanted = [...setOf(operands, ci)];
  return (value) => {
    if (!Array.isArray(value)) return UNKNOWN;
    const held = setOf(value, ci);
    return truth(wanted.every((operand) => held.has(operand)));
  };
}

export function hasSize([least = 0, most = least]: readonly Operand[]): Look {
  return (value) =>
    Array.isArray(value) ? truth(value.length >= Number(least) && value.length <= Number(most)) : UNKNOWN;
}
