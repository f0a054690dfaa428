import { NOBODY } from './context.js';
import type { Context, GivenContext } from './context.js';
import { decide } from './decide/decide.js';
import { Frame } from './decide/frame.js';
import type { Tally } from './decide/frame.js';
import type { FlagType, Json } from './flag.js';
import type { Box } from './follow/follower.js';
import type { Plan } from './plan/flag.js';
import { planOf } from './plan/of-slot.js';
import { GENERAL, INVALID_CONTEXT, NOT_FOUND, NOT_READY, PARSE_ERROR, TYPE_MISMATCH } from './result.js';
import type { Decision, Outcome } from './result.js';
import type { View } from './view/view.js';

/** Flag key → type of its value; `sluice types` writes one for a project. */
export type FlagMap = object;

/** The keys of a map whose values are of type `V`; any text where no map is given. */
export type KeyFor<M extends FlagMap, V> = object extends M
  ? string
  : { [K in keyof M & string]: M[K] extends V ? K : never }[keyof M & string];

/** The keys of a map whose values only a json flag can have; any text where no map is given. */
export type JsonKeyFor<M extends FlagMap> = object extends M
  ? string
  : { [K in keyof M & string]: M[K] extends boolean | string | number ? never : K }[keyof M & string];

/** The type of the value under a key; `V`, by default any JSON, where no map is given. */
export type ValueOf<M extends FlagMap, K, V = Json> = K extends keyof M ? M[K] : V;

export interface DecidingOptions {
  readonly clock: () => number;
  readonly tally: Tally;
}

/** The records of a moment, and a clock, in ms since the epoch, that may throw. */
export interface Ground {
  readonly view: View | null;
  readonly now: () => number;
}

/** Of a revoked proxy not even that can be said. */
function isContext(value: unknown): value is Context {
  try {
    return typeof value === 'object' && value !== null && !Array.isArray(value);
  } catch {
    return false;
  }
}

export interface AllOptions {
  /** Only flags that browsers may see. */
  readonly clientVisible?: boolean;
}

/** Answers questions about flags. Nothing here waits or throws; nothing but the answer's counter changes. */
export class Decisions<M extends FlagMap = object> {
  readonly #box: Box;
  readonly #options: DecidingOptions;
  readonly #tally: Tally;
  readonly #frame: Frame;

  constructor(box: Box, options: DecidingOptions) {
    this.#box = box;
    this.#options = options;
    this.#tally = options.tally;
    this.#frame = new Frame(options.clock, options.tally);
  }

  /** The value of a boolean flag, or `otherwise` where the flag has no answer. */
  boolean<K extends KeyFor<M, boolean>>(
    key: K,
    context: GivenContext | undefined,
    otherwise: ValueOf<M, K, boolean>,
  ): ValueOf<M, K, boolean> {
    const { decision } = this.#counted(key, context, 'boolean');
    return decision.variant === undefined ? otherwise : (decision.value as ValueOf<M, K, boolean>);
  }

  /** The value of a string flag, or `otherwise` where the flag has no answer. */
  string<K extends KeyFor<M, string>>(
    key: K,
    context: GivenContext | undefined,
    otherwise: ValueOf<M, K, string>,
  ): ValueOf<M, K, string> {
    const { decision } = this.#counted(key, context, 'string');
    return decision.variant === undefined ? otherwise : (decision.value as ValueOf<M, K, string>);
  }

  /** The value of a number flag, or `otherwise` where the flag has no answer. */
  number<K extends KeyFor<M, number>>(
    key: K,
    context: GivenContext | undefined,
    otherwise: ValueOf<M, K, number>,
  ): ValueOf<M, K, number> {
    const { decision } = this.#counted(key, context, 'number');
    return decision.variant === undefined ? otherwise : (decision.value as ValueOf<M, K, number>);
  }

  /** The value of a json flag, deep-frozen, or `otherwise` where the flag has no answer. */
  json<T = Json, K extends JsonKeyFor<M> = JsonKeyFor<M>>(
    key: K,
    context: GivenContext | undefined,
    otherwise: ValueOf<M, K, T>,
  ): ValueOf<M, K, T> {
    const { decision } = this.#counted(key, context, 'json');
    return decision.variant === undefined ? otherwise : (decision.value as ValueOf<M, K, T>);
  }

  /** The answer with its reason, of any type or of the one expected. Frozen; the same object for the same outcome. */
  details<K extends KeyFor<M, unknown>>(
    key: K,
    context?: GivenContext,
    { type }: { readonly type?: FlagType } = {},
  ): Decision<ValueOf<M, K>> {
    return this.#counted(key, context, type).decision as Decision<ValueOf<M, K>>;
  }

  /** Every flag that has a value for this context, by key. Archived flags are left out. Nothing is counted. */
  all(context: GivenContext = NOBODY, { clientVisible = false }: AllOptions = {}): Map<string, Decision> {
    const found = new Map<string, Decision>();
    const { view } = this.#box;
    if (view === null || !isContext(context)) return found;
    const frame = this.#open(context, view);
    for (const slot of view.flags().values()) {
      const plan = slot.plan ?? planOf(slot);
      if (plan === null || plan.archived || (clientVisible && !plan.clientVisible)) continue;
      const { decision } = plan.fixed ?? answer(plan, frame);
      if (decision.variant !== undefined) found.set(slot.key, decision);
    }
    frame.close();
    return found;
  }

  /** What these answers stand on, for `explain`. */
  static groundOf<M extends FlagMap>(flags: Decisions<M>): Ground {
    return { view: flags.#box.view, now: flags.#options.clock };
  }

  #counted(key: string, context: GivenContext | undefined, type?: FlagType): Outcome {
    const outcome = this.#outcome(key, context, type);
    const { served } = this.#tally;
    if (served !== null && outcome.count++ === 0) served.push(outcome);
    return outcome;
  }

  #outcome(key: string, context: GivenContext = NOBODY, type?: FlagType): Outcome {
    const { view } = this.#box;
    if (view === null) return NOT_READY;
    const slot = view.flag(key);
    if (slot === undefined) return NOT_FOUND;
    const plan = slot.plan ?? planOf(slot);
    if (plan === null) return PARSE_ERROR;
    if (type !== undefined && type !== plan.type) return TYPE_MISMATCH;
    if (!isContext(context)) return INVALID_CONTEXT;
    if (plan.fixed !== null) return plan.fixed;
    const frame = this.#open(context, view);
    const outcome = answer(plan, frame);
    frame.close();
    return outcome;
  }

  #open(context: Context, view: View): Frame {
    const { clock, tally } = this.#options;
    // A getter of the context may ask in the middle of a decision.
    const frame = this.#frame.busy ? new Frame(clock, tally) : this.#frame;
    frame.open(context, view);
    return frame;
  }
}

function answer(plan: Plan, frame: Frame): Outcome {
  try {
    frame.restart();
    return decide(plan, frame);
  } catch {
    return GENERAL;
  }
}
