import type { Json } from '@sluice/evaluator';

/** A JSON Schema (2020-12) for the answers of a form; always an object type. */
export type FormSchema = { readonly [key: string]: Json };

/** One thing that must be met before a change is applied. */
export interface Requirement {
  /** `<edition>.<first 12 hex digits of the hash of what it asks for>`; the time allowed does not count. */
  readonly id: string;
  readonly key: 'manager' | 'qa';
  readonly title: string;
  /** Requirements of a round open when all of the earlier rounds are met. */
  readonly round: number;
  readonly kind: 'human';
  /** Any one of these roles, held in all of `environments`. */
  readonly roles: readonly string[];
  readonly environments: readonly string[];
  /** How many different people. */
  readonly count: number;
  readonly distinctFrom: readonly ('requester' | 'contributors')[];
  readonly form: FormSchema;
  /** The answer without which an approval is refused. */
  readonly approveWhen: { readonly field: string; readonly equals: Json };
  /** How long its round may stay open, in milliseconds; then the change expires. */
  readonly timeoutMs: number;
}
