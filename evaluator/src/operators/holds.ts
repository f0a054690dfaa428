import { read } from '../context.js';
import type { Frame } from '../decide/frame.js';
import { memberOf } from '../decide/segments.js';
import { isMissing, isScalar } from './kinds.js';
import { NO, Op, truth, UNKNOWN, YES } from './test.js';
import type { Test } from './test.js';

function anyOf(tests: readonly Test[], frame: Frame): number {
  let result = NO;
  for (const test of tests) {
    const one = ask(test, frame);
    if (one === YES) return YES;
    if (one === UNKNOWN) result = UNKNOWN;
  }
  return result;
}

const isAmount = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** Yes, no or unknown, before the flip. One switch: a table of functions costs half as much again. */
// eslint-disable-next-line complexity
function bare(test: Test, frame: Frame): number {
  if (test.op === Op.segment) return memberOf(test, frame);
  if (test.op === Op.anyOf) return anyOf(test.tests, frame);
  const value = read(test.attr, frame);
  switch (test.op) {
    case Op.eq:
      if (value === test.one) return YES;
      return isScalar(value) ? NO : UNKNOWN;
    case Op.in:
      return isScalar(value) ? truth(test.set.has(value)) : UNKNOWN;
    case Op.lt:
      return isAmount(value) ? truth(value < test.low) : UNKNOWN;
    case Op.lte:
      return isAmount(value) ? truth(value <= test.low) : UNKNOWN;
    case Op.between:
      return isAmount(value) ? truth(value >= test.low && value <= test.high) : UNKNOWN;
    case Op.exists:
      return truth(!isMissing(value));
    default:
      return isMissing(value) ? UNKNOWN : test.look(value);
  }
}

/** Yes, no or unknown. */
export function ask(test: Test, frame: Frame): number {
  const result = bare(test, frame);
  return test.flip && result !== UNKNOWN ? 1 - result : result;
}
