import type { Json } from './flag.js';

/** Why a value was served, in OpenFeature's words. */
export type Reason = 'STATIC' | 'TARGETING_MATCH' | 'SPLIT' | 'DEFAULT' | 'DISABLED' | 'ERROR';

/** Why the caller's default was served, in OpenFeature's words. */
export type ErrorCode =
  | 'FLAG_NOT_FOUND'
  | 'TYPE_MISMATCH'
  | 'PARSE_ERROR'
  | 'TARGETING_KEY_MISSING'
  | 'INVALID_CONTEXT'
  | 'PROVIDER_NOT_READY'
  | 'GENERAL';

/** The answer to one question. Frozen, and the same object for the same outcome. */
export interface Decision<T = Json> {
  /** Undefined where the flag has no answer and the caller's default counts. */
  readonly value: T | undefined;
  readonly variant: string | undefined;
  readonly reason: Reason;
  /** The rule that matched; `$override` for an override. */
  readonly ruleId: string | undefined;
  /** Version of the flag's record; undefined where no record was understood. */
  readonly version: number | undefined;
  readonly errorCode: ErrorCode | undefined;
}

/** A decision with its counter; one per way a flag can answer. */
export interface Outcome {
  readonly decision: Decision;
  /** Key of the flag; empty where it is nobody's. */
  readonly flag: string;
  /** How often it was given since the last report of usage. */
  count: number;
}

export function outcome(
  decision: { readonly reason: Reason } & { readonly [F in keyof Decision]?: Decision[F] | undefined },
  flag = '',
): Outcome {
  const { value, variant, reason, ruleId, version, errorCode } = decision;
  return { decision: Object.freeze({ value, variant, reason, ruleId, version, errorCode }), flag, count: 0 };
}

const failure = (errorCode: ErrorCode): Outcome => outcome({ reason: 'ERROR', errorCode });

export const NOT_FOUND = failure('FLAG_NOT_FOUND');
export const TYPE_MISMATCH = failure('TYPE_MISMATCH');
export const PARSE_ERROR = failure('PARSE_ERROR');
export const SUBJECT_MISSING = failure('TARGETING_KEY_MISSING');
export const INVALID_CONTEXT = failure('INVALID_CONTEXT');
export const NOT_READY = failure('PROVIDER_NOT_READY');
export const GENERAL = failure('GENERAL');
