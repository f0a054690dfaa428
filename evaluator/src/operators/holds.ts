import { read } from '../context.js';
import type { Frame } from '../decide/frame.js';
import { memberOf } from '../decide/segments.js';
import { isMissing, isScalar } from './kinds.js';
import * as Op from './op.js';
import { NO, truth, UNKNOWN, YES } from './test.js';
import type { Test } from './test.js';

function anyOf(tests: readonly Test[], frame: Frame): number {
  let result = NO;
  for (const test of tests) {
    result = Math.max(result, ask(test, frame));
    if (result === YES) return YES;
  }
  return result;
}

const isAmount = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/**
 * Yes, no or unknown, before the flip. One switch, as a table of functions costs half as much again; and a read of its
 * own in each case, as the engine learns for each place in the code which attributes are read there.
 */
// eslint-disable-next-line complexity
function bare(test: Test, frame: Frame): number {
  const { context } = frame;
  const { attr, name } = test;
  const isDirect = name !== '' && !frame.inherits;
  switch (test.op) {
    case Op.eq: {
      const value = isDirect ? context[name] : read(attr, frame);
      if (value === test.operand) return YES;
      return isScalar(value) ? NO : UNKNOWN;
    }
    case Op.few: {
      const value = isDirect ? context[name] : read(attr, frame);
      const { operand } = test;
      for (let at = 0; at < operand.length; at++) if (operand[at] === value) return YES;
      return isScalar(value) ? NO : UNKNOWN;
    }
    case Op.many: {
      const value = isDirect ? context[name] : read(attr, frame);
      return isScalar(value) ? truth(test.operand.has(value)) : UNKNOWN;
    }
    case Op.lt: {
      const value = isDirect ? context[name] : read(attr, frame);
      return isAmount(value) ? truth(value < test.operand) : UNKNOWN;
    }
    case Op.lte: {
      const value = isDirect ? context[name] : read(attr, frame);
      return isAmount(value) ? truth(value <= test.operand) : UNKNOWN;
    }
    case Op.between: {
      const value = isDirect ? context[name] : read(attr, frame);
      return isAmount(value) ? truth(value >= test.operand[0] && value <= test.operand[1]) : UNKNOWN;
    }
    case Op.exists:
      return truth(!isMissing(isDirect ? context[name] : read(attr, frame)));
    case Op.look: {
      const value = isDirect ? context[name] : read(attr, frame);
      return isMissing(value) ? UNKNOWN : test.operand(value);
    }
    case Op.segment:
      return memberOf(test.operand, frame);
    case Op.anyOf:
      return anyOf(test.operand, frame);
    case Op.always:
      return YES;
  }
}

/** Yes, no or unknown. */
export function ask(test: Test, frame: Frame): number {
  const result = bare(test, frame);
  return test.flip ? YES - result : result;
}
