import type { Operand } from '../flag.js';
import { isScalar } from './kinds.js';
import * as Op from './op.js';
import { truth, UNKNOWN } from './test.js';
import type { Asked, Look } from './test.js';
import { fold } from './texts.js';

const setOf = (values: readonly unknown[], ci: boolean): ReadonlySet<unknown> =>
  new Set(values.map((value) => fold(value, ci)));

/** A short list is sooner read through than looked up, and takes half the memory. */
const FEW = 4;

/** `eq` and `in`. */
export function isOneOf(values: readonly Operand[], ci: boolean): Asked {
  if (ci) return { op: Op.look, operand: foldedOneOf(values) };
  const [one = ''] = values;
  if (values.length === 1) return { op: Op.eq, operand: one };
  return values.length <= FEW ? { op: Op.few, operand: values } : { op: Op.many, operand: new Set(values) };
}

function foldedOneOf(operands: readonly Operand[]): Look {
  const wanted = setOf(operands, true);
  return (value) => (isScalar(value) ? truth(wanted.has(fold(value, true))) : UNKNOWN);
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

export function hasSize([least = 0, most = least]: readonly number[]): Look {
  return (value) => (Array.isArray(value) ? truth(value.length >= least && value.length <= most) : UNKNOWN);
}
