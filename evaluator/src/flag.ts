/**
 * The flag record: one type for the writer of the store and for every reader.
 * The reading side checks it with the hand-written `decode`; the writing side proves its schema equal to it.
 */

/** Any JSON value. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type FlagType = 'boolean' | 'string' | 'number' | 'json';
export type FlagState = 'active' | 'disabled' | 'archived';

/** A named value a flag can serve. Keys are unique inside a flag. */
export interface Variant {
  readonly key: string;
  readonly value: Json;
}

/** Where an attribute stands in the context: a name, a JSON pointer (`/user/plan`) or a list of steps. */
export type AttributePath = string | readonly string[];

/** A scalar a condition can compare with. */
export type Operand = string | number | boolean;

export interface AttributeCondition {
  readonly attr: AttributePath;
  /** One of the operators of the reader; an unknown one quarantines the whole flag. */
  readonly op: string;
  readonly values?: readonly Operand[];
  /** Ignore letter case (`toLowerCase` on both sides, no locale). */
  readonly ci?: boolean;
  /** Accept loose version numbers (semver operators only). */
  readonly lenient?: boolean;
  readonly negate?: boolean;
}

export interface SegmentCondition {
  readonly op: 'in_segment' | 'not_in_segment';
  readonly values: readonly string[];
  readonly negate?: boolean;
}

/** One level of "any of these"; it never nests. */
export interface AnyOfCondition {
  readonly anyOf: readonly (AttributeCondition | SegmentCondition)[];
  readonly negate?: boolean;
}

export type Condition = AttributeCondition | SegmentCondition | AnyOfCondition;

/** A share of a split: bucket positions `lo` (inclusive) to `hi` (exclusive), in units of 1/100 000. */
export interface SplitRange {
  readonly variant: string;
  readonly lo: number;
  readonly hi: number;
}

/** Ranges are sorted and cover 0..100000 without gap or overlap. */
export interface Split {
  readonly by?: AttributePath;
  readonly ranges: readonly SplitRange[];
}

export type Serve = { readonly variant: string } | { readonly split: Split };

/** The share of a rule's subjects that it takes in: 0 (nobody) to 100 000 (everybody) units. */
export interface Exposure {
  readonly by?: AttributePath;
  readonly units: number;
}

export interface Recurrence {
  readonly freq: 'daily' | 'weekly' | 'monthly' | 'cron';
  readonly days?: readonly number[];
  readonly from?: string;
  readonly to?: string;
  readonly cron?: string;
  readonly minutes?: number;
}

/** When a rule may match: instants with offset, and a recurrence in `zone` (default UTC). */
export interface Window {
  readonly notBefore?: string;
  readonly notAfter?: string;
  readonly recurrence?: Recurrence;
  readonly zone?: string;
}

export interface Rule {
  /** Stable for the rule's whole life; never begins with `$`. */
  readonly id: string;
  readonly name?: string;
  readonly description?: string;
  /** Rules are tried in ascending (priority, id). */
  readonly priority: number;
  readonly enabled: boolean;
  /** All must hold; empty means everybody. */
  readonly when: readonly Condition[];
  readonly window?: Window;
  /** Outside it the rule does not match and the next one is tried. Absent means everybody. */
  readonly exposure?: Exposure;
  readonly serve: Serve;
  readonly track?: boolean;
}

export interface Prerequisite {
  readonly flag: string;
  readonly variants: readonly string[];
}

/** Serves `variant` to the listed subjects until `expiresAt` (ISO 8601 with offset). */
export interface Override {
  readonly by: AttributePath;
  readonly values: readonly (string | number)[];
  readonly variant: string;
  readonly expiresAt?: string;
}

/** What a flag is in one environment. */
export interface Flag {
  readonly format: 1;
  readonly key: string;
  readonly name?: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly type: FlagType;
  readonly state: FlagState;
  /** Starts at 1 and grows by one with every write of this record, also across deletion. */
  readonly version: number;
  /** Seeds the bucketing; kept by rename, clone and restore. */
  readonly salt: string;
  readonly bucketing: 'm3.1';
  readonly variants: readonly Variant[];
  /** Served while the flag is disabled, archived, or a prerequisite is unmet. */
  readonly offVariant?: string;
  readonly prerequisites: readonly Prerequisite[];
  readonly overrides: readonly Override[];
  readonly rules: readonly Rule[];
  readonly serve: Serve;
  readonly clientVisible: boolean;
  readonly metadata: { readonly [key: string]: string | number | boolean };
}

/** A named group of subjects. */
export interface Segment {
  readonly format: 1;
  readonly key: string;
  readonly version: number;
  readonly include: readonly (string | number)[];
  readonly exclude: readonly (string | number)[];
  readonly by?: AttributePath;
  readonly when: readonly Condition[];
  readonly anyOf: readonly string[];
  readonly parent?: string;
}

/** The formats of records this package reads. */
export const RECORD_FORMAT = 1;

/** Exposure and splits are counted in thousandths of a percent. */
export const FULL_EXPOSURE = 100_000;
