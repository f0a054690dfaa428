import type { Flag, FlagType, Json, Variant, Rule, Serve } from '@sluice/evaluator';

/** What somebody asks for, before it is resolved to a desired state. */
export type Intent =
  | CreateIntent
  | UpdateIntent
  | ToggleIntent
  | WholeFlagIntent<'delete'>
  | WholeFlagIntent<'archive'>
  | WholeFlagIntent<'unarchive'>
  | RolloutIntent;

/** Acts on a flag as it is; there is nothing more to say. */
export interface WholeFlagIntent<Op extends string> {
  readonly op: Op;
  readonly env: string;
  readonly flag: string;
}

export interface CreateIntent {
  readonly op: 'create';
  readonly env: string;
  readonly flag: string;
  readonly value: NewFlag;
}

/** A flag as a person writes it; everything left out gets its default. */
export interface NewFlag {
  readonly type: FlagType;
  readonly variants: readonly Variant[];
  /** Key of the variant everybody gets. */
  readonly serve: Serve;
  readonly offVariant?: string;
  readonly rules?: readonly Rule[];
  readonly tags?: readonly string[];
  readonly name?: string;
  readonly description?: string;
  /** Default `active`. */
  readonly state?: 'active' | 'disabled';
  readonly clientVisible?: boolean;
  readonly metadata?: Flag['metadata'];
}

/** Replaces the named fields of a flag; what is not named stays. */
export interface UpdateIntent {
  readonly op: 'update';
  readonly env: string;
  readonly flag: string;
  readonly patch: FlagPatch;
}

export interface FlagPatch {
  readonly variants?: readonly Variant[];
  readonly serve?: Serve;
  readonly offVariant?: string;
  readonly rules?: readonly Rule[];
  readonly tags?: readonly string[];
  readonly name?: string;
  readonly description?: string;
  readonly clientVisible?: boolean;
  readonly metadata?: { readonly [key: string]: string | number | boolean };
}

/** Switches a flag on or off; without `to` the opposite of what it is when the change is written. */
export interface ToggleIntent {
  readonly op: 'toggle';
  readonly env: string;
  readonly flag: string;
  readonly to?: 'on' | 'off';
}

/** Raises `variant` in stages, on a rule of its own (default id `rollout-<variant>`). Needs a plan. */
export interface RolloutIntent {
  readonly op: 'rollout';
  readonly env: string;
  readonly flag: string;
  readonly variant: string;
  readonly rule?: string;
}

/** A stage: the exposure it sets, and how long it stays before the next one. */
export interface Stage {
  /** Exposure in thousandths of a percent, 1..100000. */
  readonly units: number;
  readonly wait?: { readonly forMs: number };
}

/** The whole of what a person asks for with one command; its hash is the command's `bodyHash`. */
export interface ChangeRequest {
  readonly format: 1;
  readonly title: string;
  readonly reason: string;
  readonly ticket?: string;
  readonly items: readonly Intent[];
  /** When to write: at once when everything is met. Other modes come with schedules. */
  readonly apply: { readonly mode: 'onApproval' };
  readonly stages?: readonly Stage[];
  /** `import` marks the flags of a file; only it may fill an empty project without requirements. */
  readonly source: 'author' | 'import';
  readonly metadata?: { readonly [key: string]: Json };
}

/** Upper bounds of a change. */
export const CHANGE_LIMITS = {
  items: 50,
  /** An import into an empty project is one change, however many flags it has. */
  importItems: 5_000,
  stages: 50,
  textLength: 2_000,
  titleLength: 200,
} as const;
