import { read } from '../context.js';
import type { Frame } from '../decide/frame.js';
import { memberOf } from '../decide/segments.js';
import { NO, Op, UNKNOWN, YES } from './test.js';
import type { Test } from './test.js';

const truth = (holds: boolean): number => (holds ? YES : NO);

const isMissing = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'number' && !Number.isFinite(value));

const isScalar = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);

const fold = (value: unknown, ci: boolean): unknown =>
  ci && typeof value === 'string' ? value.toLowerCase() : value;

const typeOf = (value: unknown): string => (Array.isArray(value) ? 'array' : typeof value);

function someText(test: Test, value: unknown, matches: (text: string, operand: string) => boolean): number {
  if (typeof value !== 'string') return UNKNOWN;
  const text = test.ci ? value.toLowerCase() : value;
  for (const operand of test.texts) if (matches(text, operand)) return YES;
  return NO;
}

const contains = (text: string, operand: string): boolean => text.includes(operand);
const startsWith = (text: string, operand: string): boolean => text.startsWith(operand);
const endsWith = (text: string, operand: string): boolean => text.endsWith(operand);

function onArray(test: Test, value: unknown): number {
  if (!Array.isArray(value)) return UNKNOWN;
  if (test.op === Op.arraySize) return truth(value.length >= test.low && value.length <= test.high);
  if (test.op === Op.arrayAny) return truth(value.some((element) => test.set.has(fold(element, test.ci))));
  const held = new Set(value.map((element) => fold(element, test.ci)));
  return truth([...test.set].every((operand) => held.has(operand)));
}

function anyOf(tests: readonly Test[], frame: Frame): number {
  let result = NO;
  for (const test of tests) {
    const one = ask(test, frame);
    if (one === YES) return YES;
    if (one === UNKNOWN) result = UNKNOWN;
  }
  return result;
}

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
      if (!isScalar(value)) return UNKNOWN;
      return truth(test.set.has(fold(value, test.ci)));
    case Op.lt:
      return Number.isFinite(value) ? truth((value as number) < test.low) : UNKNOWN;
    case Op.lte:
      return Number.isFinite(value) ? truth((value as number) <= test.low) : UNKNOWN;
    case Op.between:
      if (!Number.isFinite(value)) return UNKNOWN;
      return truth((value as number) >= test.low && (value as number) <= test.high);
    case Op.exists:
      return truth(!isMissing(value));
    default:
      return isMissing(value) ? UNKNOWN : seldom(test, value);
  }
}

function seldom(test: Test, value: unknown): number {
  switch (test.op) {
    case Op.contains:
      return someText(test, value, contains);
    case Op.startsWith:
      return someText(test, value, startsWith);
    case Op.endsWith:
      return someText(test, value, endsWith);
    case Op.isType:
      return truth(test.set.has(typeOf(value)));
    default:
      return onArray(test, value);
  }
}

/** Yes, no or unknown. */
export function ask(test: Test, frame: Frame): number {
  const result = bare(test, frame);
  return test.flip && result !== UNKNOWN ? 1 - result : result;
}
