import type { Json } from '@sluice/evaluator';
import { err, type Result } from '../result.js';
import type { Unmapped } from './remark.js';

/** A JsonLogic expression. */
export type Logic = Json;

export const isRecord = (value: unknown): value is { readonly [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const unmapped = (detail: string): Result<never, Unmapped> => err({ at: [], detail });
