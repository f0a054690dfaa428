import type { Operand } from '../flag.js';
import { truth, UNKNOWN } from './test.js';
import type { Look } from './test.js';

/** The types a value can be asked for; values of no such type are of the wrong one for every operator. */
export const KINDS = ['string', 'number', 'boolean', 'array', 'object'] as const;

export const isMissing = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'number' && !Number.isFinite(value));

export const isScalar = (value: unknown): boolean =>
  typeof value === 'string' || typeof value === 'boolean' || Number.isFinite(value);

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'array' : typeof value);

export const isOfKind =
  (kinds: readonly Operand[]): Look =>
  (value) => {
    const kind = kindOf(value);
    return KINDS.some((known) => known === kind) ? truth(kinds.includes(kind)) : UNKNOWN;
  };
