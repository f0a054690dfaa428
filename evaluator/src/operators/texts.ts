import { truth, UNKNOWN } from './test.js';
import type { Look } from './test.js';

export const fold = (value: unknown, ci: boolean): unknown =>
  ci && typeof value === 'string' ? value.toLowerCase() : value;

const someText =
  (matches: (text: string, operand: string) => boolean) =>
  (operands: readonly string[], ci: boolean): Look => {
    const wanted = operands.map((operand) => (ci ? operand.toLowerCase() : operand));
    return (value) => {
      if (typeof value !== 'string') return UNKNOWN;
      const text = ci ? value.toLowerCase() : value;
      return truth(wanted.some((operand) => matches(text, operand)));
    };
  };

export const contains = someText((text, operand) => text.includes(operand));
export const startsWith = someText((text, operand) => text.startsWith(operand));
export const endsWith = someText((text, operand) => text.endsWith(operand));
